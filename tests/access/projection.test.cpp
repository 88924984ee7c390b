// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>
#include <rapidcheck.h>

#include "tests/access/staff.h"
#include "tests/lab/generators.h"

using namespace paillasse;
using namespace paillasse::access;
using namespace paillasse::access::testing;
using namespace paillasse::lab::testing;

// The law that holds the two sides together (docs/decisions/0004): what a reader computes from their part is their part of what the
// store computes. RapidCheck prints the seed of a failure.
class ProjectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPermittedActCommutesWithProjection();
    void projectingTwiceIsProjectingOnce();
    void aWithheldLineKeepsOnlyItsShell();
    void nothingOfAWithheldLineStaysInReportsAndCalls();
    void whoSeesEverythingLosesNothing();
    void documentsOtherThanOrdersAreWhole();
};

namespace {

ConfidentialMask anyEntitlement()
{
    return *rc::gen::inRange<ConfidentialMask>(0, 32) & everything;
}

Role anyClinicalRole()
{
    return *rc::gen::element(Role::Receptionist, Role::Technician, Role::Biologist);
}

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

} // namespace

void ProjectionTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=200 max_discard_ratio=50");
}

void ProjectionTest::everyPermittedActCommutesWithProjection()
{
    std::map<std::string, int> accepted;
    std::map<std::string, int> byReception;
    int hidden = 0;
    QVERIFY(holds("projection commutes", [&] {
        auto order = anyOrder();
        const auto role = anyClinicalRole();
        const auto confidential = anyEntitlement();
        const auto benches = *rc::gen::element<lab::BenchMask>(0, 0, lab::benchBit(1) | lab::benchBit(2));
        const bool alone = *rc::gen::arbitrary<bool>();
        for (int i = 0; i < 10; ++i) {
            const auto act = anyOrderAct(order);
            const auto person = personOf(role, confidential, benches, act.person);
            const auto view = viewOf(person, act.laboratory);
            const lab::Document whole(order);
            const auto part = project(whole, view);
            const auto allowed = may(person, act, whole, {alone});
            const auto allowedOnPart = may(person, act, part, {alone});
            RC_ASSERT(allowedOnPart.has_value() == allowed.has_value());
            if (!allowed) {
                RC_ASSERT(allowedOnPart.error() == allowed.error());
                continue;
            }
            const auto truth = lab::apply(whole, act);
            const auto seen = lab::apply(part, act);
            RC_ASSERT(truth.has_value() == seen.has_value());
            if (!truth) {
                RC_ASSERT(truth.error() == seen.error());
                continue;
            }
            RC_ASSERT(project(*truth, view) == project(*seen, view));
            // Without the outer projection, but for who orders what they may not see.
            if (!std::holds_alternative<lab::AddTests>(act.body))
                RC_ASSERT(project(*truth, view) == *seen);
            ++accepted[lab::nameOf(act.body)];
            byReception[lab::nameOf(act.body)] += role == Role::Receptionist;
            hidden += part != whole;
            order = std::get<lab::Order>(*truth);
        }
    }));
    // A law about acts that are all refused would be worth nothing.
    for (const auto& [name, count] : accepted)
        qInfo("%6d %s (%d at reception)", count, name.c_str(), byReception[name]);
    QCOMPARE(accepted.size(), std::size_t{17});
    QVERIFY(byReception["reject-specimen"] > 0);
    QVERIFY(hidden > 100);
}

void ProjectionTest::projectingTwiceIsProjectingOnce()
{
    QVERIFY(holds("idempotent", [] {
        const lab::Document whole(anyOrder());
        const auto view = viewOfRole(anyClinicalRole(), anyEntitlement());
        const auto part = project(whole, view);
        RC_ASSERT(project(part, view) == part);
    }));
}

void ProjectionTest::aWithheldLineKeepsOnlyItsShell()
{
    QVERIFY(holds("shell", [] {
        const auto order = anyOrder();
        const auto view = viewOfRole(anyClinicalRole(), anyEntitlement());
        const auto part = std::get<lab::Order>(project(lab::Document(order), view));
        RC_ASSERT(part.lines.size() == order.lines.size());
        for (std::size_t i = 0; i < order.lines.size(); ++i) {
            const auto& line = order.lines[i];
            const auto& shown = part.lines[i];
            RC_ASSERT(shown.withheld == !sees(view, line.confidentiality));
            if (shown.withheld) {
                lab::ResultLine shell;
                shell.id = line.id;
                shell.revision = line.revision;
                shell.confidentiality = line.confidentiality;
                shell.state = line.state;
                shell.specimen = line.specimen;
                shell.withheld = true;
                RC_ASSERT(shown == shell);
            } else if (view.results) {
                RC_ASSERT(shown == line);
            } else {
                RC_ASSERT(shown.measurements.empty() && !shown.reportable && !shown.technical && !shown.biological);
                RC_ASSERT(shown.examination == line.examination && shown.bench == line.bench && shown.state == line.state);
            }
        }
    }));
}

void ProjectionTest::nothingOfAWithheldLineStaysInReportsAndCalls()
{
    int interpretations = 0;
    QVERIFY(holds("reports and calls", [&] {
        const auto order = anyOrder();
        const auto view = viewOfRole(Role::Biologist, anyEntitlement());
        const auto part = std::get<lab::Order>(project(lab::Document(order), view));
        for (const auto& call : part.calls)
            RC_ASSERT(!part.line(call.line)->withheld);
        RC_ASSERT(part.reports.size() == order.reports.size());
        for (const auto& report : part.reports) {
            bool anyWithheld = false;
            for (const auto& reported : report.lines) {
                const bool withheld = part.line(reported.line)->withheld;
                anyWithheld = anyWithheld || withheld;
                RC_ASSERT(reported.hash.empty() == withheld);
                RC_ASSERT(!withheld || reported.measurement.isNull());
            }
            RC_ASSERT(!anyWithheld || report.interpretation.empty());
            const auto& whole = order.reports[static_cast<std::size_t>(report.version) - 1];
            RC_ASSERT(anyWithheld || report == whole);
            interpretations += anyWithheld && !whole.interpretation.empty();
        }
    }));
    QVERIFY(interpretations > 0);
}

void ProjectionTest::whoSeesEverythingLosesNothing()
{
    QVERIFY(holds("whole", [] {
        const lab::Document whole(anyOrder());
        RC_ASSERT(project(whole, viewOfRole(Role::Biologist, everything)) == whole);
    }));
}

void ProjectionTest::documentsOtherThanOrdersAreWhole()
{
    lab::Patient patient;
    patient.identity.birthName = "LE BIHAN";
    QVERIFY(project(patient, viewOfRole(Role::Receptionist)) == lab::Document(patient));
    lab::Examination examination;
    examination.code = "K";
    QVERIFY(project(examination, viewOfRole(Role::Administrator)) == lab::Document(examination));
}

QTEST_APPLESS_MAIN(ProjectionTest)
#include "projection.test.moc"
