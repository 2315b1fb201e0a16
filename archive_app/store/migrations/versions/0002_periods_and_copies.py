"""periods and copies"""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    with op.batch_alter_table('volume', schema=None) as batch_op:
        batch_op.add_column(sa.Column('next_due_on', sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f('ix_volume_next_due_on'), ['next_due_on'], unique=False)

    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_copy', sa.Boolean(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("an archive is never downgraded; open the copy kept before the upgrade")
