package dev.grato.platform.backup;

/// The questions to PostgreSQL's catalog of which a schema's statements are made. Each takes the schema's
/// name.
///
/// They hold from PostgreSQL 15 on, and are asked with an empty search path, so that every name in an
/// answer is written with its schema.
final class StructureSql {

    private StructureSql() {}

    /// What a backup does not know how to carry, by name. Better to fail than to lose it in silence.
    static final String UNKNOWN = """
            select format('%s %s', case c.relkind when 'm' then 'materialized view' else 'foreign table' end, c.relname)
            from pg_class c where c.relnamespace = ?::regnamespace and c.relkind in ('m', 'f')
            union all
            select 'type ' || t.typname from pg_type t
            where t.typnamespace = ?::regnamespace and t.typtype not in ('b', 'c', 'e', 'm')
               or t.typnamespace = ?::regnamespace and t.typtype = 'b' and t.typelem = 0
            union all
            select 'aggregate ' || p.proname from pg_proc p
            where p.pronamespace = ?::regnamespace and p.prokind not in ('f', 'p')
            union all
            select 'operator ' || o.oprname from pg_operator o where o.oprnamespace = ?::regnamespace
            union all
            select 'policy ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
            where c.relnamespace = ?::regnamespace
            union all
            select 'rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
            where c.relnamespace = ?::regnamespace and r.rulename <> '_RETURN'
            union all
            select 'inheritance of ' || c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where c.relnamespace = ?::regnamespace and c.relkind = 'r' and not c.relispartition
            """;

    /// Changes with every change of what a schema consists of. Plain rows of the catalog, so it is answered
    /// as of the transaction's snapshot, unlike what the functions below say.
    static final String FINGERPRINT = """
            select md5(coalesce(string_agg(x, ',' order by x), '')) from (
                select format('c%s %s %s %s', c.oid, c.relname, c.relkind, c.relispartition) x from pg_class c
                where c.relnamespace = to_regnamespace(?)
                union all
                select format('a%s %s %s %s %s %s %s', a.attrelid, a.attnum, a.attname, a.atttypid, a.attnotnull,
                              a.atthasdef, a.attisdropped)
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = to_regnamespace(?) and a.attnum > 0
                union all
                select format('k%s %s', k.oid, k.convalidated) from pg_constraint k
                where k.connamespace = to_regnamespace(?)
                union all
                select format('i%s %s', i.indexrelid, i.indisvalid) from pg_index i join pg_class c
                on c.oid = i.indexrelid where c.relnamespace = to_regnamespace(?)
                union all
                select format('d%s', d.oid) from pg_attrdef d join pg_class c on c.oid = d.adrelid
                where c.relnamespace = to_regnamespace(?)
                union all
                select format('h%s %s', h.inhrelid, h.inhparent) from pg_inherits h join pg_class c
                on c.oid = h.inhrelid where c.relnamespace = to_regnamespace(?)
                union all
                select format('p%s %s', p.oid, p.xmin) from pg_proc p where p.pronamespace = to_regnamespace(?)
                union all
                select format('r%s %s', r.oid, r.xmin) from pg_rewrite r join pg_class c on c.oid = r.ev_class
                where c.relnamespace = to_regnamespace(?)
                union all
                select format('t%s %s', t.oid, t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where c.relnamespace = to_regnamespace(?) and not t.tgisinternal) parts
            """;

    static final String ENUMS = """
            select format('create type %s as enum (%s)', t.oid::regtype,
                          (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                           from pg_enum e where e.enumtypid = t.oid))
            from pg_type t where t.typnamespace = ?::regnamespace and t.typtype = 'e' order by t.oid
            """;

    /// Types of several parts, which functions take and give.
    static final String COMPOSITES = """
            select format('create type %s as (%s)', c.oid::regclass,
                          (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                                  || case when a.attcollation <> t.typcollation
                                          then ' collate ' || a.attcollation::regcollation else '' end,
                                  ', ' order by a.attnum)
                           from pg_attribute a join pg_type t on t.oid = a.atttypid
                           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped))
            from pg_class c where c.relnamespace = ?::regnamespace and c.relkind = 'c' order by c.oid
            """;

    static final String SEQUENCES = """
            select format('create sequence %s as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s',
                          c.oid::regclass, format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax,
                          s.seqstart, s.seqcache, case when s.seqcycle then ' cycle' else '' end)
            from pg_class c join pg_sequence s on s.seqrelid = c.oid
            where c.relnamespace = ?::regnamespace and not exists (
                select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
            order by c.relname
            """;

    /// All sequences, those of identity columns too.
    static final String SEQUENCE_NAMES = """
            select c.oid::regclass::text from pg_class c where c.relnamespace = ?::regnamespace and c.relkind = 'S'
            order by c.relname
            """;

    static final String SEQUENCE_OWNERS = """
            select format('alter sequence %s owned by %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname)
            from pg_class c join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid
                                            and d.deptype = 'a' and d.refclassid = 'pg_class'::regclass
            join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where c.relnamespace = ?::regnamespace and c.relkind = 'S' order by c.relname
            """;

    static final String FUNCTIONS = """
            select pg_get_functiondef(p.oid) from pg_proc p
            where p.pronamespace = ?::regnamespace and p.prokind in ('f', 'p') order by p.oid
            """;

    /// Partitions are made as tables and attached, so that they keep what is their own.
    static final String TABLES = """
            select format('create %stable %s (%s)%s%s', case c.relpersistence when 'u' then 'unlogged ' else '' end,
                c.oid::regclass,
                concat_ws(', ',
                    (select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                        case when a.attcollation <> t.typcollation
                             then (select format('collate %I.%I', n.nspname, l.collname) from pg_collation l
                                   join pg_namespace n on n.oid = l.collnamespace where l.oid = a.attcollation) end,
                        case a.attcompression when 'p' then 'compression pglz' when 'l' then 'compression lz4' end,
                        case when a.attidentity <> '' and not c.relispartition then (
                            select format('generated %s as identity (sequence name %s increment by %s minvalue %s'
                                       || ' maxvalue %s start with %s cache %s%s)',
                                       case a.attidentity when 'a' then 'always' else 'by default' end,
                                       s.seqrelid::regclass, s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
                                       s.seqcache, case when s.seqcycle then ' cycle' else '' end)
                            from pg_sequence s join pg_depend p on p.classid = 'pg_class'::regclass
                            and p.objid = s.seqrelid and p.deptype = 'i'
                            where p.refobjid = c.oid and p.refobjsubid = a.attnum) end,
                        case when a.attgenerated <> '' then format('generated always as (%s)%s',
                                 pg_get_expr(d.adbin, d.adrelid),
                                 case a.attgenerated when 's' then ' stored' else '' end)
                             when d.oid is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
                        case when a.attnotnull then 'not null' end), ', ' order by a.attnum)
                     from pg_attribute a join pg_type t on t.oid = a.atttypid
                     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                    (select string_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ', '
                                       order by k.conname)
                     from pg_constraint k where k.conrelid = c.oid and k.contype = 'c')),
                case c.relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end,
                ' with (' || array_to_string(c.reloptions, ', ') || ')')
            from pg_class c where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') order by c.relname
            """;

    static final String PARTITIONS = """
            select format('alter table only %s attach partition %s %s', i.inhparent::regclass, c.oid::regclass,
                          pg_get_expr(c.relpartbound, c.oid))
            from pg_class c join pg_inherits i on i.inhrelid = c.oid
            where c.relnamespace = ?::regnamespace and c.relispartition and c.relkind in ('r', 'p')
            order by c.relname
            """;

    /// Name, columns that hold values of their own, comment.
    static final String ROWS = """
            select c.relname, array(select quote_ident(a.attname) from pg_attribute a
                                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                      and a.attgenerated = '' order by a.attnum),
                   coalesce(obj_description(c.oid, 'pg_class'), '')
            from pg_class c where c.relnamespace = ?::regnamespace and c.relkind = 'r' order by c.relname
            """;

    static final String KEYS = """
            select format('alter table only %s add constraint %I %s', k.conrelid::regclass, k.conname,
                          pg_get_constraintdef(k.oid))
            from pg_constraint k where k.connamespace = ?::regnamespace and k.contype in ('p', 'u', 'x')
            order by k.conrelid::regclass::text, k.conname
            """;

    /// Those that a build has not finished are left to the job that builds them.
    static final String INDEXES = """
            select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = ?::regnamespace and (i.indisvalid or c.relkind = 'I')
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
            order by c.relname
            """;

    static final String INDEX_PARTITIONS = """
            select format('alter index %s attach partition %s', h.inhparent::regclass, c.oid::regclass)
            from pg_class c join pg_inherits h on h.inhrelid = c.oid
            where c.relnamespace = ?::regnamespace and c.relkind in ('i', 'I') order by c.relname
            """;

    static final String STATISTICS = """
            select pg_get_statisticsobjdef(s.oid) from pg_statistic_ext s where s.stxnamespace = ?::regnamespace
            order by s.stxname
            """;

    static final String FOREIGN_KEYS = """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                          pg_get_constraintdef(k.oid))
            from pg_constraint k where k.connamespace = ?::regnamespace and k.contype = 'f' and k.conparentid = 0
            order by k.conrelid::regclass::text, k.conname
            """;

    /// A view is younger than what it reads.
    static final String VIEWS = """
            select format('create view %s%s as %s', c.oid::regclass,
                          ' with (' || array_to_string(c.reloptions, ', ') || ')', pg_get_viewdef(c.oid))
            from pg_class c where c.relnamespace = ?::regnamespace and c.relkind = 'v' order by c.oid
            """;

    static final String TRIGGERS = """
            select pg_get_triggerdef(t.oid) || case t.tgenabled when 'O' then '' else
                       format('; alter table %s %s trigger %I', t.tgrelid::regclass,
                              case t.tgenabled when 'D' then 'disable' when 'A' then 'enable always'
                                               else 'enable replica' end, t.tgname) end
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace = ?::regnamespace and not t.tgisinternal and t.tgparentid = 0
            order by c.relname, t.tgname
            """;

    static final String COMMENTS = """
            select format('comment on %s %s is %L',
                          case when d.objsubid > 0 then 'column' else case c.relkind when 'v' then 'view'
                               when 'S' then 'sequence' when 'i' then 'index' when 'I' then 'index' else 'table' end end,
                          case when d.objsubid > 0 then format('%s.%I', c.oid::regclass, a.attname)
                               else c.oid::regclass::text end, d.description)
            from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
            left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
            where c.relnamespace = ?::regnamespace order by c.relname, d.objsubid
            """;

    static final String GRANTS = """
            select r.rolname, format('grant %s on %s %s to %I', g.privilege_type,
                                     case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass, r.rolname)
            from pg_class c cross join aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
            where c.relnamespace = ?::regnamespace and g.grantee <> c.relowner and c.relkind in ('r', 'p', 'v', 'S')
            union all
            select r.rolname, format('grant %s on schema %I to %I', g.privilege_type, n.nspname, r.rolname)
            from pg_namespace n cross join aclexplode(n.nspacl) g join pg_roles r on r.oid = g.grantee
            where n.oid = ?::regnamespace and g.grantee <> n.nspowner
            order by 1, 2
            """;
}
