-- a restore must not send old mail again, nor make old links good
comment on table session_former_token is 'grato: rows stay out of backups';
comment on table mail_outbox is 'grato: rows stay out of backups';
comment on table password_reset is 'grato: rows stay out of backups';
