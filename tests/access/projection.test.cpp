// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>
#include <rapidcheck.h>

#include "app/access/may.h"
#include "app/access/view.h"
#include "tests/lab/desk.h"
#include "tests/lab/generators.h"

using namespace paillasse;
using namespace paillasse::access;
using namespace paillasse::lab::testing;

// The law that lets a workstation compute on what it was shown: for every permitted act, project(apply(d, a)) =
// project(apply(project(d), a)), and who may do what is answered the same on both. RapidCheck prints the seed of a failure.
class ProjectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anActOnAProjectionIsTheProjectionOfTheAct();
    void aRefusalIsTheSameOnBothSides();
    void projectingTwiceIsProjectingOnce();
    void nothingWithheldIsLeftOver();
    void aWithheldLineIsStillThere();
};

namespace {

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

int below(int limit)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}

// Somebody who reads orders, with any benches and entitlements; now and then of two roles.
Person anyPerson()
{
    Person person;
    person.id = technician;
    const auto grant = [] {
        Grant one;
        one.laboratory = theLaboratory;
        one.role = std::vector{Role::Receptionist, Role::Technician, Role::Biologist, Role::Biologist}[static_cast<std::size_t>(below(4))];
        one.benches = below(3) == 0 ? lab::benchBit(static_cast<lab::BenchNumber>(1 + below(3))) : 0;
        one.confidential = static_cast<ConfidentialMask>(below(16)) << 1;
        return one;
    };
    person.grants.push_back(grant());
    if (below(5) == 0)
        person.grants.push_back(grant());
    return person;
}

struct Case {
    Person person;
    Rules rules;
    View view;
    lab::Order order;
    lab::Act act;
};

Case anyCase()
{
    Case made{anyPerson(), {below(2) == 0}, {}, anyOrder(), {}};
    made.view = viewOf(made.person, theLaboratory);
    made.act = anyOrderAct(made.order);
    made.act.person = made.person.id;
    // A client judges what it names by what it sees: the withheld lines it names anyway are part of the property.
    return made;
}

} // namespace

void ProjectionTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=400 max_discard_ratio=40");
}

void ProjectionTest::anActOnAProjectionIsTheProjectionOfTheAct()
{
    std::map<std::string, int> accepted; // role and act
    std::map<Role, int> roles;
    int withWithheld = 0;
    QVERIFY(holds("project(apply(d, a)) = project(apply(project(d), a))", [&] {
        const auto c = anyCase();
        RC_PRE(may(c.person, c.act, lab::Document(c.order), c.rules).has_value());
        const auto own = project(c.order, c.view);
        const auto whole = lab::apply(lab::Document(c.order), c.act);
        const auto mine = lab::apply(own, c.act);
        RC_ASSERT(whole.has_value() == mine.has_value());
        if (!whole) {
            RC_ASSERT(whole.error() == mine.error());
            return;
        }
        RC_ASSERT(project(*whole, c.view) == project(*mine, c.view));
        ++accepted[lab::nameOf(c.act.body)];
        ++roles[c.person.grants.front().role];
        withWithheld += own != lab::Document(c.order);
    }));
    QVERIFY2(accepted.size() >= 10, "too few kinds of acts were accepted for the law to mean anything");
    QCOMPARE(roles.size(), std::size_t(3));
    QVERIFY(withWithheld > 20);
}

void ProjectionTest::aRefusalIsTheSameOnBothSides()
{
    int refused = 0;
    QVERIFY(holds("may(p, a, d) = may(p, a, project(d))", [&] {
        const auto c = anyCase();
        const auto store = may(c.person, c.act, lab::Document(c.order), c.rules);
        const auto client = may(c.person, c.act, project(c.order, c.view), c.rules);
        RC_ASSERT(store.has_value() == client.has_value());
        if (!store) {
            ++refused;
            RC_ASSERT(store.error() == client.error());
        }
    }));
    QVERIFY(refused > 20);
}

void ProjectionTest::projectingTwiceIsProjectingOnce()
{
    QVERIFY(holds("project(project(d)) = project(d)", [] {
        const auto c = anyCase();
        const auto once = project(c.order, c.view);
        RC_ASSERT(project(once, c.view) == once);
    }));
}

void ProjectionTest::nothingWithheldIsLeftOver()
{
    QVERIFY(holds("what a view may not see is in no field", [] {
        const auto c = anyCase();
        const auto own = std::get<lab::Order>(project(c.order, c.view));
        for (const auto& line : own.lines) {
            // Its class as it is: a withheld line does not say even that.
            const bool isSeen = sees(c.view, c.order.line(line.id)->confidentiality);
            if (isSeen && c.view.results)
                continue;
            RC_ASSERT(line.measurements.empty() && !line.reportable && !line.technical && !line.biological && line.sentBackReason.empty() && line.rerunReason.empty() && line.choiceReason.empty());
            if (!isSeen)
                RC_ASSERT(line.withheld && line.examination.empty() && line.bench == 0 && line.reason.empty());
            if (isSeen)
                continue;
            for (const auto& call : own.calls)
                RC_ASSERT(call.line != line.id);
            for (const auto& note : own.notes)
                RC_ASSERT(note.line != line.id);
            for (const auto& report : own.reports)
                for (const auto& reported : report.lines)
                    RC_ASSERT(reported.line != line.id || (reported.measurement.isNull() && reported.hash.empty()));
        }
        if (!c.view.results)
            RC_ASSERT(own.reports.empty() && own.notes.empty() && own.calls.empty() && own.deliveries.empty());
    }));
}

void ProjectionTest::aWithheldLineIsStillThere()
{
    QVERIFY(holds("no projection shortens an order", [] {
        const auto c = anyCase();
        const auto own = std::get<lab::Order>(project(c.order, c.view));
        RC_ASSERT(own.lines.size() == c.order.lines.size());
        for (std::size_t i = 0; i < own.lines.size(); ++i) {
            RC_ASSERT(own.lines[i].id == c.order.lines[i].id);
            RC_ASSERT(own.lines[i].state == c.order.lines[i].state);
            RC_ASSERT(own.lines[i].revision == c.order.lines[i].revision);
            RC_ASSERT(own.lines[i].withheld == !sees(c.view, c.order.lines[i].confidentiality));
            RC_ASSERT(!own.lines[i].withheld || own.lines[i].confidentiality == lab::Confidentiality::None);
        }
        if (c.view.results)
            RC_ASSERT(own.reports.size() == c.order.reports.size());
    }));
}

QTEST_GUILESS_MAIN(ProjectionTest)
#include "projection.test.moc"
