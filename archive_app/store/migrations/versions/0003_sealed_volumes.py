"""sealed volumes and requests to look at them; links between volumes"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    with op.batch_alter_table('volume', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('sealed', sa.Boolean(), nullable=False, server_default='0')
        )
        batch_op.add_column(
            sa.Column('locked', sa.Boolean(), nullable=False, server_default='0')
        )
    # Every edition so far locks this state only; judging writes the column from now on.
    op.execute("UPDATE volume SET locked = 1 WHERE state = 'archived'")

    op.create_table('opening',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('volume_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('decider_id', sa.Integer(), nullable=True),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_at', sa.String(length=32), nullable=True),
    sa.Column('granted', sa.Boolean(), nullable=False),
    sa.Column('refusal', sa.String(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('withdrawn_at', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ),
    sa.ForeignKeyConstraint(['decider_id'], ['account.id'], ),
    sa.ForeignKeyConstraint(['volume_id'], ['volume.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('opening', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opening_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_opening_volume_id'), ['volume_id'], unique=False)

    op.create_table('link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('volume_id', sa.Integer(), nullable=False),
    sa.Column('link', sa.String(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('withdrawn_at', sa.String(length=32), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ),
    sa.ForeignKeyConstraint(['other_id'], ['volume.id'], ),
    sa.ForeignKeyConstraint(['volume_id'], ['volume.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_link_other_id'), ['other_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_link_volume_id'), ['volume_id'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("an archive is never downgraded; open the copy kept before the upgrade")
