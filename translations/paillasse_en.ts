<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>paillasse::ui::AlertWords</name>
    <message numerus="yes">
        <source>%n open alert(s)</source>
        <translation>
            <numerusform>%n open alert</numerusform>
            <numerusform>%n open alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BatchDialog</name>
    <message numerus="yes">
        <source>Sign %n report(s)</source>
        <translation>
            <numerusform>Sign %n report</numerusform>
            <numerusform>Sign %n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchChips</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchPresenter</name>
    <message numerus="yes">
        <source>%n validated</source>
        <translation>
            <numerusform>%n validated</numerusform>
            <numerusform>%n validated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held: call</source>
        <translation>
            <numerusform>%n held: call</numerusform>
            <numerusform>%n held: call</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held: rerun</source>
        <translation>
            <numerusform>%n held: rerun</numerusform>
            <numerusform>%n held: rerun</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ClearOrders</name>
    <message numerus="yes">
        <source>Sign the %n clear one(s)…</source>
        <translation>
            <numerusform>Sign the clear one…</numerusform>
            <numerusform>Sign the %n clear ones…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) signed.</source>
        <translation>
            <numerusform>%n report signed.</numerusform>
            <numerusform>%n reports signed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back: %1</source>
        <translation>
            <numerusform>%n held back: %1</numerusform>
            <numerusform>%n held back: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ConfirmList</name>
    <message numerus="yes">
        <source>%n more order(s) of this list come next time.</source>
        <translation>
            <numerusform>%n more order of this list comes next time.</numerusform>
            <numerusform>%n more orders of this list come next time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EventWords</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExaminationPicker</name>
    <message numerus="yes">
        <source>%n new tube(s), in the order of draw:</source>
        <translation>
            <numerusform>%n new tube, in the order of draw:</numerusform>
            <numerusform>%n new tubes, in the order of draw:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExplainDialog</name>
    <message numerus="yes">
        <source>It takes at least %n character(s): whoever reads it next year was not there.</source>
        <translation>
            <numerusform>It takes at least %n character: whoever reads it next year was not there.</numerusform>
            <numerusform>It takes at least %n characters: whoever reads it next year was not there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Failures</name>
    <message numerus="yes">
        <source>%n act(s) entered here and not yet sent are kept, encrypted, on this workstation, and will be sent.</source>
        <translation>
            <numerusform>%n act entered here and not yet sent is kept, encrypted, on this workstation, and will be sent.</numerusform>
            <numerusform>%n acts entered here and not yet sent are kept, encrypted, on this workstation, and will be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ForgetWords</name>
    <message numerus="yes">
        <source>%n act(s) that were not sent</source>
        <translation>
            <numerusform>%n act that was not sent</numerusform>
            <numerusform>%n acts that were not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Format</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::GlassDialog</name>
    <message numerus="yes">
        <source>A reason of %n character(s) at least, in words that somebody else understands.</source>
        <translation>
            <numerusform>A reason of %n character at least, in words that somebody else understands.</numerusform>
            <numerusform>A reason of %n characters at least, in words that somebody else understands.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HomePage</name>
    <message numerus="yes">
        <source>of which %n urgent</source>
        <translation>
            <numerusform>of which %n urgent</numerusform>
            <numerusform>of which %n urgent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refused, to look at</source>
        <comment>acts</comment>
        <translation>
            <numerusform>refused act, to look at</numerusform>
            <numerusform>refused acts, to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>critical call(s) to record</source>
        <translation>
            <numerusform>critical call to record</numerusform>
            <numerusform>critical calls to record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to receive</source>
        <comment>specimens</comment>
        <translation>
            <numerusform>to receive</numerusform>
            <numerusform>to receive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to enter</source>
        <comment>orders</comment>
        <translation>
            <numerusform>to enter</numerusform>
            <numerusform>to enter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to validate technically</source>
        <comment>orders</comment>
        <translation>
            <numerusform>to validate technically</numerusform>
            <numerusform>to validate technically</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to validate</source>
        <comment>orders</comment>
        <translation>
            <numerusform>to validate</numerusform>
            <numerusform>to validate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>report(s) to deliver</source>
        <translation>
            <numerusform>report to deliver</numerusform>
            <numerusform>reports to deliver</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>act(s) to send</source>
        <translation>
            <numerusform>act to send</numerusform>
            <numerusform>acts to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unreleased print(s) to replace</source>
        <translation>
            <numerusform>unreleased print to replace</numerusform>
            <numerusform>unreleased prints to replace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LedgerWords</name>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n finding</numerusform>
            <numerusform>%1, %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n took a proof in the last 24 hours</source>
        <translation>
            <numerusform>%n took a proof in the last 24 hours</numerusform>
            <numerusform>%n took a proof in the last 24 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workstation(s) doubt the ledger</source>
        <translation>
            <numerusform>%n workstation doubts the ledger</numerusform>
            <numerusform>%n workstations doubt the ledger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ListValidation</name>
    <message numerus="yes">
        <source>%n order(s) refused: %1</source>
        <translation>
            <numerusform>%n order refused: %1</numerusform>
            <numerusform>%n orders refused: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) validated.</source>
        <translation>
            <numerusform>%n line validated.</numerusform>
            <numerusform>%n lines validated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) held.</source>
        <translation>
            <numerusform>%n line held.</numerusform>
            <numerusform>%n lines held.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationWords</name>
    <message numerus="yes">
        <source>checked: %1 records read back, %n difference(s)</source>
        <translation>
            <numerusform>checked: %1 records read back, %n difference</numerusform>
            <numerusform>checked: %1 records read back, %n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>erased: %n thing(s) destroyed</source>
        <translation>
            <numerusform>erased: %n thing destroyed</numerusform>
            <numerusform>erased: %n things destroyed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) alone</source>
        <translation>
            <numerusform>%n patient alone</numerusform>
            <numerusform>%n patients alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) wait for an explanation.</source>
        <translation>
            <numerusform>%n difference waits for an explanation.</numerusform>
            <numerusform>%n differences wait for an explanation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of the sample wait to be compared.</source>
        <translation>
            <numerusform>%n record of the sample waits to be compared.</numerusform>
            <numerusform>%n records of the sample wait to be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>compared %n record(s): they agree</source>
        <translation>
            <numerusform>compared %n record: it agrees</numerusform>
            <numerusform>compared %n records: they agree</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationsPage</name>
    <message numerus="yes">
        <source>The same for all %n of this kind</source>
        <translation>
            <numerusform>The same for the one of this kind</numerusform>
            <numerusform>The same for all %n of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::NewRowsChip</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>orders that wait behind the chip</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OlderHistory</name>
    <message numerus="yes">
        <source>History limited to %n day(s) (offline)</source>
        <translation>
            <numerusform>History limited to %n day (offline)</numerusform>
            <numerusform>History limited to %n days (offline)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History limited to %n day(s) (the store did not answer)</source>
        <translation>
            <numerusform>History limited to %n day (the store did not answer)</numerusform>
            <numerusform>History limited to %n days (the store did not answer)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderDesk</name>
    <message numerus="yes">
        <source>%n tube(s) received</source>
        <translation>
            <numerusform>%n tube received</numerusform>
            <numerusform>%n tubes received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tube(s) asked for: print the labels</source>
        <translation>
            <numerusform>%n new tube asked for: print its label</numerusform>
            <numerusform>%n new tubes asked for: print the labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n examination(s) added</source>
        <translation>
            <numerusform>%n examination added</numerusform>
            <numerusform>%n examinations added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderView</name>
    <message numerus="yes">
        <source>Receive all %n tube(s)</source>
        <translation>
            <numerusform>Receive the %n tube</numerusform>
            <numerusform>Receive all %n tubes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Receive the %n tube(s) chosen</source>
        <translation>
            <numerusform>Receive the %n tube chosen</numerusform>
            <numerusform>Receive the %n tubes chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OverviewForm</name>
    <message numerus="yes">
        <source>Set up. %n recovery code(s) left for the day the telephone is not there.</source>
        <translation>
            <numerusform>Set up. %n recovery code is left for the day the telephone is not there.</numerusform>
            <numerusform>Set up. %n recovery codes are left for the day the telephone is not there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n encrypted copy(s), %1, the oldest of %2. They are never deleted by themselves.</source>
        <translation>
            <numerusform>%n encrypted copy, %1, of %2. It is never deleted by itself.</numerusform>
            <numerusform>%n encrypted copies, %1, the oldest of %2. They are never deleted by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OverviewWords</name>
    <message numerus="yes">
        <source>head %1, verified %2, %n witness(es)</source>
        <translation>
            <numerusform>head %1, verified %2, %n witness</numerusform>
            <numerusform>head %1, verified %2, %n witnesses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PasswordStrength</name>
    <message numerus="yes">
        <source>%n more character(s) needed: %1 at least.</source>
        <translation>
            <numerusform>%n more character needed: %1 at least.</numerusform>
            <numerusform>%n more characters needed: %1 at least.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PdfView</name>
    <message numerus="yes">
        <source>%n page(s). %1</source>
        <translation>
            <numerusform>%n page. %1</numerusform>
            <numerusform>%n pages. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PeoplePage</name>
    <message numerus="yes">
        <source>%n recovery code(s)</source>
        <translation>
            <numerusform>%n recovery code</numerusform>
            <numerusform>%n recovery codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReadFirstCard</name>
    <message numerus="yes">
        <source>%1, %n measurements: %2</source>
        <translation>
            <numerusform>%1, %n measurement: %2</numerusform>
            <numerusform>%1, %n measurements: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ResultLineWords</name>
    <message numerus="yes">
        <source>chosen among %n measurement(s): %1</source>
        <translation>
            <numerusform>chosen among %n measurement: %1</numerusform>
            <numerusform>chosen among %n measurements: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RuleWords</name>
    <message numerus="yes">
        <source>%n refusal(s)</source>
        <translation>
            <numerusform>%n refusal</numerusform>
            <numerusform>%n refusals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n print(s), PDF(s) or copies</source>
        <translation>
            <numerusform>%n print, PDF or copies</numerusform>
            <numerusform>%n prints, PDFs or copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) for one person</source>
        <translation>
            <numerusform>%n refused sign-in for one person</numerusform>
            <numerusform>%n refused sign-ins for one person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) at one workstation</source>
        <translation>
            <numerusform>%n refused sign-in at one workstation</numerusform>
            <numerusform>%n refused sign-ins at one workstation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) everywhere</source>
        <translation>
            <numerusform>%n refused sign-in everywhere</numerusform>
            <numerusform>%n refused sign-ins everywhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n time(s) more records than usual</source>
        <translation>
            <numerusform>Read %n time more records than usual</numerusform>
            <numerusform>Read %n times more records than usual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n record(s), more than usual</source>
        <translation>
            <numerusform>Read %n record, more than usual</numerusform>
            <numerusform>Read %n records, more than usual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n print(s), PDF(s) or copies in a short time</source>
        <translation>
            <numerusform>%n print, PDF or copies in a short time</numerusform>
            <numerusform>%n prints, PDFs or copies in a short time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported in a short time</source>
        <translation>
            <numerusform>%n row exported in a short time</numerusform>
            <numerusform>%n rows exported in a short time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %n record(s) without a recent order</source>
        <translation>
            <numerusform>Opened %n record without a recent order</numerusform>
            <numerusform>Opened %n records without a recent order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A certificate of the store expires in %n day(s)</source>
        <translation>
            <numerusform>A certificate of the store expires in %n day</numerusform>
            <numerusform>A certificate of the store expires in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The store answered with %n error(s)</source>
        <translation>
            <numerusform>The store answered with %n error</numerusform>
            <numerusform>The store answered with %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Since then %n time(s) again, the last at %1.</source>
        <translation>
            <numerusform>Since then %n time again, the last at %1.</numerusform>
            <numerusform>Since then %n times again, the last at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SessionsPage</name>
    <message numerus="yes">
        <source>%n act(s) of a former seat</source>
        <translation>
            <numerusform>%n act of a former seat</numerusform>
            <numerusform>%n acts of a former seat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The seat of %1 was over already when %n act(s) came that %2 made between %3 and %4. What came is kept, under the name of %1: ask them whether they did it.</source>
        <translation>
            <numerusform>The seat of %1 was over already when %n act came that %2 made between %3 and %4. It is kept, under the name of %1: ask them whether they did it.</numerusform>
            <numerusform>The seat of %1 was over already when %n acts came that %2 made between %3 and %4. They are kept, under the name of %1: ask them whether they did it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n act(s) to send</source>
        <translation>
            <numerusform>%n act to send</numerusform>
            <numerusform>%n acts to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) to look at</source>
        <translation>
            <numerusform>%n act to look at</numerusform>
            <numerusform>%n acts to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StrengthBar</name>
    <message numerus="yes">
        <source>%1, %n character(s)</source>
        <translation>
            <numerusform>%1, %n character</numerusform>
            <numerusform>%1, %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SubmittedSearch</name>
    <message numerus="yes">
        <source>%1 is not in this list; %n order(s) elsewhere. Type or scan a number.</source>
        <translation>
            <numerusform>%1 is not in this list; %n order elsewhere. Type or scan a number.</numerusform>
            <numerusform>%1 is not in this list; %n orders elsewhere. Type or scan a number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TechnicalDialog</name>
    <message numerus="yes">
        <source>Validate %n line(s)</source>
        <translation>
            <numerusform>Validate %n line</numerusform>
            <numerusform>Validate %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrailModel</name>
    <message numerus="yes">
        <source>%n examination(s) technically valid</source>
        <translation>
            <numerusform>%n examination technically valid</numerusform>
            <numerusform>%n examinations technically valid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrayPage</name>
    <message numerus="yes">
        <source>%n act(s) of other people wait here to be sent, too.</source>
        <translation>
            <numerusform>%n act of another person waits here to be sent, too.</numerusform>
            <numerusform>%n acts of other people wait here to be sent, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WhyNotListed</name>
    <message numerus="yes">
        <source>it is older than %n day(s)</source>
        <translation>
            <numerusform>it is older than %n day</numerusform>
            <numerusform>it is older than %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WorklistModel</name>
    <message numerus="yes">
        <source>%n out of range</source>
        <translation>
            <numerusform>%n out of range</numerusform>
            <numerusform>%n out of range</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WorkstationsPage</name>
    <message numerus="yes">
        <source>%n unconfirmed</source>
        <translation>
            <numerusform>%n unconfirmed</numerusform>
            <numerusform>%n unconfirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) waited there when it was last heard of.</source>
        <translation>
            <numerusform>%n act waited there when it was last heard of.</numerusform>
            <numerusform>%n acts waited there when it was last heard of.</numerusform>
        </translation>
    </message>
</context>
</TS>
