-- who signed out must not be signed in again by a restore, and attempts are of the moment
comment on table session is 'grato: rows stay out of backups, since a restore must not sign anybody in';
comment on table sign_in_attempts is 'grato: rows stay out of backups';
