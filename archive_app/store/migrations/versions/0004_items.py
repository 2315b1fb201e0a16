"""items: documents with a retention, a number and an archival code of their own"""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.add_column(sa.Column('retention', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('item_serial', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('item_code', sa.String(), nullable=True))
        batch_op.create_unique_constraint('uq_document_item_code', ['item_code'])


def downgrade() -> None:
    raise NotImplementedError("an archive is never downgraded; open the copy kept before the upgrade")
