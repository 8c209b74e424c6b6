-- What formulas mean in the database: one function for each operation, the same as in Java and TypeScript
-- (docs/specs/formula.md). None of them fails: what has no result is null.
create type control.formula_money as (amount numeric, currency text);

create function control.formula_fit(x numeric, scale int default 10) returns numeric
    language sql immutable parallel safe
    return case when abs(round(x, scale)) < 1e30 then round(x, scale) end;

create function control.formula_quotient(a numeric, b numeric, scale int) returns numeric
    language sql immutable parallel safe
    return case when b <> 0 then control.formula_fit(
        sign(a) * sign(b) * div(2 * abs(a) * ('1e' || scale)::numeric + abs(b), 2 * abs(b)) * ('1e-' || scale)::numeric,
        scale) end;

create function control.formula_add(a numeric, b numeric) returns numeric
    language sql immutable parallel safe return control.formula_fit(a + b);
create function control.formula_subtract(a numeric, b numeric) returns numeric
    language sql immutable parallel safe return control.formula_fit(a - b);
create function control.formula_multiply(a numeric, b numeric) returns numeric
    language sql immutable parallel safe return control.formula_fit(a * b);
create function control.formula_divide(a numeric, b numeric) returns numeric
    language sql immutable parallel safe return control.formula_quotient(a, b, 10);
create function control.formula_negate(a numeric) returns numeric
    language sql immutable parallel safe return -a;
create function control.formula_abs(a numeric) returns numeric
    language sql immutable parallel safe return abs(a);
create function control.formula_floor(a numeric) returns numeric
    language sql immutable parallel safe return control.formula_fit(floor(a));
create function control.formula_ceiling(a numeric) returns numeric
    language sql immutable parallel safe return control.formula_fit(ceiling(a));
create function control.formula_mod(a numeric, b numeric) returns numeric
    language sql immutable parallel safe
    return case when b <> 0 then control.formula_fit(
        mod(a, b) + case when mod(a, b) <> 0 and sign(mod(a, b)) <> sign(b) then b else 0 end) end;

create function control.formula_power(a numeric, b numeric) returns numeric
    language plpgsql immutable parallel safe as $$
declare
    result numeric := 1;
begin
    if a is null or b is null or b <> trunc(b) or abs(b) > 100 then
        return null;
    end if;
    for i in 1 .. abs(b)::int loop
        result := control.formula_fit(result * a);
    end loop;
    return case when b < 0 then control.formula_divide(1, result) else result end;
end $$;

create function control.formula_digits(digits numeric, most int) returns int
    language sql immutable parallel safe
    return case when digits is not null then trunc(least(greatest(digits, -30), most))::int end;
create function control.formula_trunc_up(x numeric, digits int) returns numeric
    language sql immutable parallel safe
    return trunc(x, digits)
        + case when trunc(x, digits) <> x then sign(x) * ('1e' || -digits)::numeric else 0 end;
create function control.formula_round(x numeric, digits numeric) returns numeric
    language sql immutable parallel safe
    return control.formula_fit(round(x, control.formula_digits(digits, 10)));
create function control.formula_round_down(x numeric, digits numeric) returns numeric
    language sql immutable parallel safe
    return control.formula_fit(trunc(x, control.formula_digits(digits, 10)));
create function control.formula_round_up(x numeric, digits numeric) returns numeric
    language sql immutable parallel safe
    return control.formula_fit(control.formula_trunc_up(x, control.formula_digits(digits, 10)));
create function control.formula_whole_millis(x numeric) returns numeric
    language sql immutable parallel safe
    return case when abs(round(x, 0)) <= 1e15 then round(x, 0) end;
create function control.formula_sum(xs numeric[]) returns numeric
    language sql immutable parallel safe
    begin atomic select control.formula_fit(sum(x)) from unnest(xs) x; end;
create function control.formula_avg(xs numeric[]) returns numeric
    language sql immutable parallel safe
    begin atomic select control.formula_quotient(sum(x), count(x), 10) from unnest(xs) x; end;

create function control.formula_money(amount numeric, currency text) returns control.formula_money
    language sql immutable parallel safe
    return case when currency ~ '^[A-Z]{3}$' and control.formula_fit(amount, 6) is not null
        then row(control.formula_fit(amount, 6), currency)::control.formula_money end;
create function control.formula_money_input(amount numeric, currency text) returns control.formula_money
    language sql immutable parallel safe
    return case when amount is not null then row(amount, currency)::control.formula_money end;
create function control.formula_amount(m control.formula_money) returns numeric
    language sql immutable parallel safe return (m).amount;
create function control.formula_currency(m control.formula_money) returns text
    language sql immutable parallel safe return (m).currency;
create function control.formula_money_eq(a control.formula_money, b control.formula_money) returns boolean
    language sql immutable parallel safe
    return (a).amount is not distinct from (b).amount and (a).currency is not distinct from (b).currency;
create function control.formula_money_lt(a control.formula_money, b control.formula_money) returns boolean
    language sql immutable parallel safe
    return coalesce((a).currency = (b).currency and (a).amount < (b).amount, false);
create function control.formula_money_le(a control.formula_money, b control.formula_money) returns boolean
    language sql immutable parallel safe
    return coalesce((a).currency = (b).currency and (a).amount <= (b).amount, false);
create function control.formula_money_add(a control.formula_money, b control.formula_money)
    returns control.formula_money language sql immutable parallel safe
    return case when (a).currency = (b).currency
        then control.formula_money((a).amount + (b).amount, (a).currency) end;
create function control.formula_money_subtract(a control.formula_money, b control.formula_money)
    returns control.formula_money language sql immutable parallel safe
    return case when (a).currency = (b).currency
        then control.formula_money((a).amount - (b).amount, (a).currency) end;
create function control.formula_money_ratio(a control.formula_money, b control.formula_money) returns numeric
    language sql immutable parallel safe
    return case when (a).currency = (b).currency then control.formula_divide((a).amount, (b).amount) end;
create function control.formula_money_multiply(m control.formula_money, x numeric) returns control.formula_money
    language sql immutable parallel safe return control.formula_money((m).amount * x, (m).currency);
create function control.formula_money_divide(m control.formula_money, x numeric) returns control.formula_money
    language sql immutable parallel safe
    return control.formula_money(control.formula_quotient((m).amount, x, 6), (m).currency);
create function control.formula_money_abs(m control.formula_money) returns control.formula_money
    language sql immutable parallel safe return control.formula_money(abs((m).amount), (m).currency);
create function control.formula_money_round(m control.formula_money, digits numeric) returns control.formula_money
    language sql immutable parallel safe
    return control.formula_money(round((m).amount, control.formula_digits(digits, 6)), (m).currency);
create function control.formula_money_round_down(m control.formula_money, digits numeric)
    returns control.formula_money language sql immutable parallel safe
    return control.formula_money(trunc((m).amount, control.formula_digits(digits, 6)), (m).currency);
create function control.formula_money_round_up(m control.formula_money, digits numeric)
    returns control.formula_money language sql immutable parallel safe
    return control.formula_money(
        control.formula_trunc_up((m).amount, control.formula_digits(digits, 6)), (m).currency);
create function control.formula_money_sum(ms control.formula_money[]) returns control.formula_money
    language sql immutable parallel safe
    begin atomic
        select case when count(distinct m.currency) = 1
            then control.formula_money(sum(m.amount), min(m.currency)) end from unnest(ms) m;
    end;
create function control.formula_money_avg(ms control.formula_money[]) returns control.formula_money
    language sql immutable parallel safe
    begin atomic
        select case when count(distinct m.currency) = 1
            then control.formula_money(control.formula_quotient(sum(m.amount), count(m.amount), 6), min(m.currency))
            end from unnest(ms) m;
    end;
create function control.formula_money_min(ms control.formula_money[]) returns control.formula_money
    language sql immutable parallel safe
    begin atomic
        select case when count(distinct m.currency) = 1
            then control.formula_money(min(m.amount), min(m.currency)) end from unnest(ms) m;
    end;
create function control.formula_money_max(ms control.formula_money[]) returns control.formula_money
    language sql immutable parallel safe
    begin atomic
        select case when count(distinct m.currency) = 1
            then control.formula_money(max(m.amount), min(m.currency)) end from unnest(ms) m;
    end;

create function control.formula_concat(texts text[]) returns text
    language sql immutable parallel safe
    return nullif(left(array_to_string(texts, ''), 10000), '');
create function control.formula_count(x numeric) returns int
    language sql immutable parallel safe return trunc(least(x, 10000000))::int;
create function control.formula_left(t text, x numeric) returns text
    language sql immutable parallel safe
    return case when x >= 1 then nullif(left(t, control.formula_count(x)), '') end;
create function control.formula_right(t text, x numeric) returns text
    language sql immutable parallel safe
    return case when x >= 1 then nullif(right(t, control.formula_count(x)), '') end;
create function control.formula_mid(t text, start numeric, x numeric) returns text
    language sql immutable parallel safe
    return case when start >= 1 and x >= 1
        then nullif(substr(t, control.formula_count(start), control.formula_count(x)), '') end;
create function control.formula_length(t text) returns numeric
    language sql immutable parallel safe return coalesce(char_length(t), 0)::numeric;
create function control.formula_upper(t text) returns text
    language sql immutable parallel safe
    return translate(t,
        'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžάέήίαβγδεζηθικλμνξοπρστυφχψωϊϋόύώабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӂӄӆӈӊӌӎӏӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿ',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŹŻŽΆΈΉΊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫΌΎΏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӁӃӅӇӉӋӍӀӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾ');
create function control.formula_lower(t text) returns text
    language sql immutable parallel safe
    return translate(t,
        'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŹŻŽΆΈΉΊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫΌΎΏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӁӃӅӇӉӋӍӀӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾ',
        'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžάέήίαβγδεζηθικλμνξοπρστυφχψωϊϋόύώабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӂӄӆӈӊӌӎӏӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿ');
create function control.formula_trim(t text) returns text
    language sql immutable parallel safe return nullif(btrim(t, U&' \0009\000A\000D\00A0'), '');
create function control.formula_contains(t text, part text) returns boolean
    language sql immutable parallel safe return coalesce(strpos(t, part) > 0, false);
create function control.formula_starts_with(t text, part text) returns boolean
    language sql immutable parallel safe return coalesce(starts_with(t, part), false);
create function control.formula_substitute(t text, old text, new text) returns text
    language sql immutable parallel safe
    return case when old is null then t else nullif(left(replace(t, old, coalesce(new, '')), 10000), '') end;
create function control.formula_find(part text, t text, start numeric) returns numeric
    language sql immutable parallel safe
    return case when start >= 1 and control.formula_count(start) <= char_length(t)
            and strpos(substr(t, control.formula_count(start)), part) > 0
        then (strpos(substr(t, control.formula_count(start)), part) + control.formula_count(start) - 1)::numeric end;
create function control.formula_number_text(x numeric) returns text
    language sql immutable parallel safe return trim_scale(x)::text;
create function control.formula_percent_text(x numeric) returns text
    language sql immutable parallel safe return trim_scale(x)::text || '%';
create function control.formula_money_text(m control.formula_money) returns text
    language sql immutable parallel safe return trim_scale((m).amount)::text || ' ' || (m).currency;
create function control.formula_boolean_text(b boolean) returns text
    language sql immutable parallel safe return case when b then 'true' when not b then 'false' end;
create function control.formula_format_number(x numeric, grouping_sign text, point text, decimals numeric) returns text
    language sql immutable parallel safe
    return case when round(x, decimals::int) < 0 then '-' else '' end
        || case when grouping_sign = '' then trunc(abs(round(x, decimals::int)))::text
            else reverse(regexp_replace(
                reverse(trunc(abs(round(x, decimals::int)))::text), '(\d{3})(?=\d)', '\1' || grouping_sign, 'g')) end
        || case when decimals > 0
            then point || split_part(abs(round(x, decimals::int))::text, '.', 2) else '' end;

create function control.formula_fit_date(d date) returns date
    language sql immutable parallel safe
    return case when d between '0001-01-01' and '9999-12-31' then d end;
create function control.formula_fit_moment(at timestamptz) returns timestamptz
    language sql immutable parallel safe
    return case when at between '0001-01-01T00:00:00Z'::timestamptz and '9999-12-31T23:59:59.999999Z'::timestamptz
        then at end;
create function control.formula_date_of(at timestamptz, zone text) returns date
    language sql immutable parallel safe return control.formula_fit_date((at at time zone zone)::date);
create function control.formula_make_date(y numeric, m numeric, d numeric) returns date
    language plpgsql immutable parallel safe as $$
begin
    if y >= 1 and y < 10000 and m >= 1 and m < 13 and d >= 1 and d < 32
            and trunc(d) <= extract(day from make_date(trunc(y)::int, trunc(m)::int, 1) + interval '1 month - 1 day') then
        return make_date(trunc(y)::int, trunc(m)::int, trunc(d)::int);
    end if;
    return null;
end $$;
create function control.formula_year(d date) returns numeric
    language sql immutable parallel safe return extract(year from d);
create function control.formula_month(d date) returns numeric
    language sql immutable parallel safe return extract(month from d);
create function control.formula_day(d date) returns numeric
    language sql immutable parallel safe return extract(day from d);
create function control.formula_weekday(d date) returns numeric
    language sql immutable parallel safe return extract(isodow from d);
create function control.formula_quarter(d date) returns numeric
    language sql immutable parallel safe return extract(quarter from d);
create function control.formula_whole(x numeric, most int) returns int
    language sql immutable parallel safe return case when abs(x) < most + 1 then trunc(x)::int end;
create function control.formula_add_days(d date, x numeric) returns date
    language sql immutable parallel safe
    return case when (d - '0001-01-01'::date) + control.formula_whole(x, 4000000) between 0 and 3652058
        then d + control.formula_whole(x, 4000000) end;
-- the months to go, null where they lead beyond the years that there are
create function control.formula_months(d date, x numeric) returns int
    language sql immutable parallel safe
    return case when extract(year from d) * 12 + extract(month from d) - 1 + control.formula_whole(x, 120000)
            between 0 and 120011
        then control.formula_whole(x, 120000) end;
create function control.formula_add_months(d date, x numeric) returns date
    language sql immutable parallel safe
    return control.formula_fit_date((d + make_interval(months => control.formula_months(d, x)))::date);
create function control.formula_end_of_month(d date, x numeric) returns date
    language sql immutable parallel safe
    return control.formula_fit_date((date_trunc('month', d::timestamp)
        + make_interval(months => control.formula_months(d, x)) + interval '1 month - 1 day')::date);
create function control.formula_moment_add_days(at timestamptz, x numeric, zone text) returns timestamptz
    language sql immutable parallel safe
    return case when ((at at time zone zone)::date - '0001-01-01'::date) + control.formula_whole(x, 4000000)
            between -366 and 3652424
        then control.formula_fit_moment(
            ((at at time zone zone) + make_interval(days => control.formula_whole(x, 4000000))) at time zone zone) end;
create function control.formula_moment_add_months(at timestamptz, x numeric, zone text) returns timestamptz
    language sql immutable parallel safe
    return control.formula_fit_moment(
        ((at at time zone zone) + make_interval(months => control.formula_months((at at time zone zone)::date, x)))
            at time zone zone);
create function control.formula_moment_add_millis(at timestamptz, x numeric) returns timestamptz
    language sql immutable parallel safe
    return case when abs(x) <= 4e14
            and extract(epoch from at) + trunc(x) / 1000 between -62135596800 and 253402300799.999999
        then at + div(trunc(x), 3600000)::int * interval '1 hour'
            + mod(trunc(x), 3600000) * interval '0.001 second' end;
create function control.formula_days_between(a date, b date) returns numeric
    language sql immutable parallel safe return (b - a)::numeric;
create function control.formula_months_between(a date, b date) returns numeric
    language sql immutable parallel safe
    return div(((extract(year from b) * 12 + extract(month from b)) * 32 + extract(day from b))
        - ((extract(year from a) * 12 + extract(month from a)) * 32 + extract(day from a)), 32);
create function control.formula_millis_between(a timestamptz, b timestamptz) returns numeric
    language sql immutable parallel safe
    return trunc((extract(epoch from b) - extract(epoch from a)) * 1000);
create function control.formula_weekdays(d date) returns numeric
    language sql immutable parallel safe
    return (((d - '0001-01-01'::date) + 7) / 7) * 5 + least(((d - '0001-01-01'::date) + 7) % 7 + 1, 5);
create function control.formula_networkdays(a date, b date) returns numeric
    language sql immutable parallel safe
    return case when b >= a then control.formula_weekdays(b) - control.formula_weekdays(a - 1)
        else control.formula_weekdays(b - 1) - control.formula_weekdays(a) end;
create function control.formula_format_date(d date, pattern text) returns text
    language sql immutable parallel safe return to_char(d::timestamp, pattern);
create function control.formula_format_moment(at timestamptz, pattern text, zone text) returns text
    language sql immutable parallel safe
    return case when control.formula_date_of(at, zone) is not null then to_char(at at time zone zone, pattern) end;
