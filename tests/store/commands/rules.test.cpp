// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

#include "app/store/commands/rulestrial.h"
#include "app/store/rules/rulefile.h"
#include "tests/store/rules/watched.h"

using namespace paillasse;
using namespace paillasse::store;
using test::monday;

// The operator's view of the rules: shown, checked, tried on what was.
class RulesCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theDefaultsAreShownWithTheirReasons();
    void aFileIsCheckedBeforeItIsUsed();
    void aTrialSaysWhatWouldHaveBeenRaised();
    void aTrialOfNothingSensibleIsRefused();

private:
    int run(const std::vector<std::string>& words);
    int tryFile(const std::string& file, const std::string& since);

    QTemporaryDir m_directory;
    std::string m_file;
    std::ostringstream m_out;
    std::ostringstream m_err;
};

namespace {

const std::string printing = R"({"rules":[{"name":"printing","why":"Two are enough.","severity":"low","form":"count","events":["printed"],"group":"person","window-minutes":60,"threshold":2}]})";

} // namespace

void RulesCommandTest::init()
{
    m_file = m_directory.filePath(QStringLiteral("rules.json")).toStdString();
    std::ofstream(m_file) << printing;
}

int RulesCommandTest::run(const std::vector<std::string>& words)
{
    m_out.str({});
    m_err.str({});
    const SystemClock clock;
    const Log log(clock, [](std::string_view) {});
    CommandContext context{clock, log, m_out, m_err};
    CLI::App app;
    addRules(app, context);
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    return context.exit;
}

int RulesCommandTest::tryFile(const std::string& file, const std::string& since)
{
    m_out.str({});
    m_err.str({});
    const SystemClock clock;
    const Log log(clock, [](std::string_view) {});
    CommandContext context{clock, log, m_out, m_err};
    test::FakeSurroundings surroundings;
    int day = 0;
    const EventSource next = [&day]() -> Result<std::vector<WatchEvent>> {
        if (day == 2)
            return std::vector<WatchEvent>();
        const auto at = monday + day++ * dayMs;
        return std::vector<WatchEvent>{test::seen(wire::EventKind::Printed, at, 7), test::seen(wire::EventKind::Printed, at + minuteMs, 7)};
    };
    return tryRules({file, since}, {next, surroundings, [](const Uuid& id) { return id == test::laboratory().uuid() ? std::string("Iroise") : std::string("p.martin"); }}, context);
}

void RulesCommandTest::theDefaultsAreShownWithTheirReasons()
{
    QCOMPARE(run({"rules", "show"}), 0);
    for (const auto& rule : defaultRules())
        QVERIFY2(m_out.str().find(rule.name + " (") != std::string::npos, rule.name.c_str());
    QVERIFY(m_out.str().find("Who has forgotten a password") != std::string::npos);
}

void RulesCommandTest::aFileIsCheckedBeforeItIsUsed()
{
    QCOMPARE(run({"rules", "check", m_file}), 0);
    QVERIFY(m_out.str().find(": 1 rules, all well-formed") != std::string::npos);
    QVERIFY(m_out.str().find("the default rule 'glass-broken' is not among them") != std::string::npos);
    std::ofstream(m_file) << R"({"rules":[{"name":"printing","form":"sum"}]})";
    QCOMPARE(run({"rules", "check", m_file}), int(ExitUsage));
    QVERIFY2(m_err.str().find("rule 'printing': form: 'sum' is none") != std::string::npos, m_err.str().c_str());
    QCOMPARE(run({"rules", "check", m_file + ".none"}), int(ExitRefused));
}

void RulesCommandTest::aTrialSaysWhatWouldHaveBeenRaised()
{
    QCOMPARE(tryFile(m_file, "2026-11-03"), 0);
    QCOMPARE(QString::fromStdString(m_out.str()), QStringLiteral("printing (low): 1\n  2026-11-03T00:01Z  2 (usual or limit 2)  p.martin  Iroise\n2026-11-03  Iroise  1\n2 events, 1 alerts\n"));
    QCOMPARE(tryFile({}, "2026-11-01"), 0); // the defaults see nothing in it
    QCOMPARE(QString::fromStdString(m_out.str()), QStringLiteral("4 events, 0 alerts\n"));
}

void RulesCommandTest::aTrialOfNothingSensibleIsRefused()
{
    QCOMPARE(tryFile(m_file, "yesterday"), int(ExitUsage));
    QVERIFY(m_err.str().find("'yesterday' is no day") != std::string::npos);
    QCOMPARE(tryFile(m_file + ".none", "2026-11-03"), int(ExitRefused));
    QVERIFY(m_out.str().empty());
}

QTEST_GUILESS_MAIN(RulesCommandTest)
#include "rules.test.moc"
