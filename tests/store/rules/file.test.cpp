// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

#include "app/store/rules/rulefields.h"
#include "app/store/rules/rulefile.h"
#include "app/store/rules/rulewords.h"

using namespace paillasse;
using namespace paillasse::store;

class RuleFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreWhatTheIssueNames();
    void everyFieldIsRead();
    void aBadFileSaysWhichRuleAndField_data();
    void aBadFileSaysWhichRuleAndField();
    void aBadFileLeavesTheDefaultsInForce();
    void thePageHasTheFieldsThatAreRead();
};

namespace {

const std::string count = R"({"name":"a-rule","why":"Because it is so.","severity":"low","form":"count","events":["printed"],"group":"person","window-minutes":60,"threshold":5})";

std::string with(const std::string& from, const std::string& to)
{
    auto rule = count;
    if (const auto at = rule.find(from); at != std::string::npos)
        rule.replace(at, from.size(), to);
    return rule;
}

std::string fileOf(const std::string& rules)
{
    return R"({"rules":[)" + rules + "]}";
}

} // namespace

void RuleFileTest::theDefaultsAreWhatTheIssueNames()
{
    const auto rules = parseRules(defaultRulesText());
    QVERIFY2(rules, rules ? "" : rules.error().detail.c_str());
    std::vector<std::string> names;
    for (const auto& rule : *rules) {
        names.push_back(rule.name);
        QVERIFY2(rule.why.size() > 60, rule.name.c_str());
        QVERIFY2(rule.escalateMinutes > 0, rule.name.c_str());
    }
    const std::vector<std::string> wanted = {"failed-sign-ins-person", "failed-sign-ins-workstation", "failed-sign-ins-everywhere", "second-seat", "former-seat-acted", "outside-hours", "far-more-patients",
                                             "slow-reading", "bulk-print", "bulk-export", "no-recent-order", "staff-or-vip", "glass-broken", "new-workstation", "clock-jump", "certificate-expiring",
                                             "backup-failed", "backup-stale", "ledger-doubted", "staging-overdue", "store-errors", "disk-nearly-full", "channel-failed", "channel-removed", "witness-behind", "migration-refused", "certificate-refused"};
    QCOMPARE(names, wanted);
    QCOMPARE(defaultRules().size(), wanted.size());
}

void RuleFileTest::everyFieldIsRead()
{
    const auto rules = parseRules(fileOf(
        R"({"name":"a","why":"Because it is so.","severity":"high","escalate-minutes":7,"quiet-minutes":8,"form":"count","events":["sign-in-failed"],"group":"workstation","counted":"people","window-minutes":60,
            "threshold":5,"faults":["wrong-password","throttled"],"value-at-least":-2,"without-order-days":9,"staff-or-vip":true,"at-work-elsewhere-minutes":3},
           {"name":"b","why":"Because it is so.","severity":"low","form":"far-more","events":["opened-order","printed"],"window-days":5,"least-days":3,"factor":1.5,"role-factor":2.125,"floor":40},
           {"name":"c","why":"Because it is so.","severity":"low","form":"outside-hours","events":["acted"],"window-minutes":60,"threshold":4,"slack-hours":3,"hardly-ever-days":2,"least-history-days":6,"night-from":21,"night-to":6},
           {"name":"d","why":"Because it is so.","severity":"medium","form":"threshold","conditions":["disk-free","clock-jump"],"group":"laboratory","above":-5,"below":12})"));
    QVERIFY2(rules, rules ? "" : rules.error().detail.c_str());
    QCOMPARE(rules->size(), std::size_t(4));
    const CountForm counted{bitOf(wire::EventKind::SignInFailed), GroupBy::Workstation, Counted::People, 60, 5, bitOf(SignInFault::WrongPassword) | bitOf(SignInFault::Throttled), -2, 9, true, 3};
    QVERIFY((*rules)[0] == (Rule{"a", "Because it is so.", wire::Severity::High, 7, 8, counted}));
    const FarMoreForm more{bitOf(wire::EventKind::OpenedOrder) | bitOf(wire::EventKind::Printed), 5, 3, 1500, 2125, 40};
    QVERIFY((*rules)[1] == (Rule{"b", "Because it is so.", wire::Severity::Low, 0, 5 * 1440, more}));
    const OutsideHoursForm hours{bitOf(wire::EventKind::Acted), 60, 4, 3, 2, 6, 21, 6};
    QVERIFY((*rules)[2] == (Rule{"c", "Because it is so.", wire::Severity::Low, 0, 60, hours}));
    const ThresholdForm threshold{bitOf(Condition::DiskFree) | bitOf(Condition::ClockJump), GroupBy::Laboratory, -5, 12};
    QVERIFY((*rules)[3] == (Rule{"d", "Because it is so.", wire::Severity::Medium, 0, 1440, threshold}));
}

void RuleFileTest::aBadFileSaysWhichRuleAndField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const std::string& text, const char* said) { QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(said); };
    row("no JSON", "{\"rules\":[", "this is no JSON");
    row("nothing", "", "this is no JSON");
    row("a list", "[]", "rules: it must be a list of rules");
    row("another field of the file", R"({"rules":[],"rule":[]})", "rule: the file has");
    row("no object", fileOf("7"), "rule number 1: it must be an object");
    row("no name", fileOf(with(R"("name":"a-rule",)", "")), "rule number 1: name: it is missing");
    row("a name with a blank", fileOf(with("a-rule", "a rule")), "rule 'a rule': name: it is made of");
    row("a name twice", fileOf(count + "," + count), "rule 'a-rule': name: another rule has it");
    row("no why", fileOf(with(R"("why":"Because it is so.",)", "")), "rule 'a-rule': why: it is missing");
    row("a why of a word", fileOf(with("Because it is so.", "So.")), "rule 'a-rule': why: it must be of 10 to 1000 characters");
    row("no form", fileOf(with(R"("form":"count",)", "")), "rule 'a-rule': form: it is missing");
    row("a form that is none", fileOf(with(R"("form":"count")", R"("form":"sum")")), "rule 'a-rule': form: 'sum' is none");
    row("an unknown field", fileOf(with(R"("group")", R"("grouped":1,"group")")), "rule 'a-rule': grouped: a rule of the form 'count' has no such field");
    row("a field of another form", fileOf(with(R"("group")", R"("floor":1,"group")")), "rule 'a-rule': floor: a rule of the form 'count' has no such field");
    row("a field twice", fileOf(with(R"("threshold":5)", R"("threshold":5,"threshold":6)")), "rule 'a-rule': threshold: it is written twice");
    row("text for a number", fileOf(with("5}", "\"5\"}")), "rule 'a-rule': threshold: it must be a number");
    row("a fraction for a number", fileOf(with("5}", "5.5}")), "rule 'a-rule': threshold: it must be a whole number");
    row("nothing as a threshold", fileOf(with("5}", "0}")), "rule 'a-rule': threshold: it must be a whole number, 1 to 1000000");
    row("too much", fileOf(with("5}", "1000001}")), "rule 'a-rule': threshold: it must be a whole number, 1 to 1000000");
    row("more than a number holds", fileOf(with("5}", "99999999999999999999}")), "rule 'a-rule': threshold: it must be a whole number");
    row("null for a number", fileOf(with("5}", "null}")), "rule 'a-rule': threshold: it is missing");
    row("an unknown event", fileOf(with("printed", "read")), "rule 'a-rule': events: 'read' is no word");
    row("no events", fileOf(with(R"(["printed"])", "[]")), "rule 'a-rule': events: it names nothing");
    row("a word for a list", fileOf(with(R"(["printed"])", "\"printed\"")), "rule 'a-rule': events: it must be a list of words");
    row("an unknown severity", fileOf(with("low", "urgent")), "rule 'a-rule': severity: 'urgent' is no word");
    row("a number for a word", fileOf(with("\"low\"", "1")), "rule 'a-rule': severity: it must be a word in quotes");
    row("faults of what has none", fileOf(with(R"("group")", R"("faults":["wrong-code"],"group")")), "rule 'a-rule': faults: only sign-in-failed has faults");
    row("text for a flag", fileOf(with(R"("group")", R"("staff-or-vip":"yes","group")")), "rule 'a-rule': staff-or-vip: it must be true or false");
    row("more patients than are remembered", fileOf(with("5}", "501,\"counted\":\"patients\"}")), "rule 'a-rule': threshold: of patients or people");
    const std::string more = R"({"name":"m","why":"Because it is so.","severity":"low","form":"far-more","events":["printed"],"window-days":2,"floor":5,)";
    row("a factor of no sense", fileOf(more + R"("factor":0.5})"), "rule 'm': factor: it must be a number from 1 to 100");
    row("a factor too exact", fileOf(more + R"("factor":1.2345})"), "rule 'm': factor: it must be a number from 1 to 100, of at most three decimals");
    row("more days than the window has", fileOf(more + R"("factor":2,"least-days":3})"), "rule 'm': least-days: there are not so many");
    const std::string limit = R"({"name":"l","why":"Because it is so.","severity":"low","form":"threshold","conditions":["disk-free"],"group":")";
    row("neither above nor below", fileOf(limit + "everywhere\"}"), "rule 'l': above: it has neither");
    row("somebody's condition", fileOf(limit + "person\",\"above\":1}"), "rule 'l': group: a condition is nobody's");
}

void RuleFileTest::aBadFileSaysWhichRuleAndField()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    QVERIFY(parseRules(fileOf(count)));
    const auto rules = parseRules(text.toStdString());
    QVERIFY(!rules);
    QVERIFY2(rules.error().detail.find(said.toStdString()) != std::string::npos, rules.error().detail.c_str());
    QVERIFY(rules.error().code == ErrorCode::InvalidInput);
}

void RuleFileTest::aBadFileLeavesTheDefaultsInForce()
{
    const QTemporaryDir directory;
    const auto path = directory.filePath(QStringLiteral("rules.json")).toStdString();
    QVERIFY(chooseRules(path).fault->code == ErrorCode::NotFound);
    std::ofstream(path) << fileOf(with("5}", "0}"));
    const auto bad = chooseRules(path);
    QVERIFY(bad.fault);
    QVERIFY(bad.fault->detail.starts_with(path + ": rule 'a-rule'"));
    QVERIFY(bad.rules == defaultRules());
    std::ofstream(path) << fileOf(count);
    const auto good = chooseRules(path);
    QVERIFY(!good.fault);
    QCOMPARE(good.rules.size(), std::size_t(1));
    QVERIFY(chooseRules({}).rules == defaultRules());
    QVERIFY(!chooseRules({}).fault);
}

void RuleFileTest::thePageHasTheFieldsThatAreRead()
{
    std::ifstream file(RULES_PAGE);
    std::ostringstream page;
    page << file.rdbuf();
    const auto text = page.str();
    QVERIFY(!text.empty());
    for (const auto& field : ruleFields())
        QVERIFY2(text.find(rowOf(field)) != std::string::npos, rowOf(field).c_str());
    for (unsigned n = 0; n <= static_cast<unsigned>(lastOf(Condition{})); ++n)
        QVERIFY2(text.find(std::string("`") + nameOf(static_cast<Condition>(n)) + "`") != std::string::npos, nameOf(static_cast<Condition>(n)));
    for (unsigned n = 0; n <= static_cast<unsigned>(wire::lastOf(wire::EventKind{})); ++n)
        QVERIFY2(text.find(std::string("`") + wire::nameOf(static_cast<wire::EventKind>(n)) + "`") != std::string::npos, wire::nameOf(static_cast<wire::EventKind>(n)));
}

QTEST_GUILESS_MAIN(RuleFileTest)
#include "file.test.moc"
