"""Work done after a commit: reading files, bringing the index up to date.

queue      claim, finish, put off; what failed and how to try it again
handlers   job name → what is done
worker     the loop of a serving process, and `work_off` for everything that is waiting now
"""

from archive_app.jobs.queue import JobCounts, failed_jobs, job_counts, retry_job, why_failed
from archive_app.jobs.worker import run_worker, work_off

__all__ = [
    "JobCounts",
    "failed_jobs",
    "job_counts",
    "retry_job",
    "run_worker",
    "why_failed",
    "work_off",
]
