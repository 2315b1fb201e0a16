"""indexes of the desk: counting without reading rows, lists in their order"""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'


def upgrade() -> None:
    tally = ['station_id', 'category', 'state', 'complete', 'handler_id', 'private', 'sealed', 'locked']
    op.create_index('ix_volume_tally', 'volume', tally, unique=False)
    rights = ['station_id', 'category', 'handler_id', 'private', 'sealed', 'locked']
    op.create_index('ix_volume_concluded', 'volume', ['state', 'concluded_on', *rights], unique=False)
    op.create_index('ix_volume_arranged', 'volume', ['state', 'arranged_on', *rights], unique=False)
    op.create_index(
        'ix_volume_lacking', 'volume', ['points', 'state', *rights], unique=False,
        sqlite_where=sa.text('complete IS 0'),
    )
    op.create_index('ix_finding_of_volume', 'finding', ['volume_id', 'due_on', 'outcome'], unique=False)
    op.drop_index('ix_finding_due', 'finding')
    op.create_index('ix_finding_due', 'finding', ['due_on', 'outcome', 'volume_id'], unique=False)
    op.create_index('ix_document_reading', 'document', ['reading'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("an archive is never downgraded; open the copy kept before the upgrade")
