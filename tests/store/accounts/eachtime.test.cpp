// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/glass.h"
#include "app/store/accounts/governance.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using access::Role;

// Six things ask for a code each time. One code pays for one of them, and the quarter of an hour that a code opens for signing pays for none.
class EachTimeTest : public QObject {
    Q_OBJECT

    // The accounts of a real store, with its own second factor, and who does it.
    struct Office : House {
        Office()
        {
            const auto prove = [this](const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code) { return own->proveFactor(person, at, code); };
            governance = must(Governance::open(*store, *writer, *registry, *workstations, *keys, settings, prove, clock));
            glass = must(Glass::open(*store, *writer, *keys, settings, prove, clock, log));
            const auto enrolled = must(workstations->request(enrolment("BIOCH-01", must(workstations->makeCode(true)))));
            station = enrolled.workstation;
        }

        std::unique_ptr<Governance> governance;
        std::unique_ptr<Glass> glass;
        lab::WorkstationId station;
    };
    using Doing = std::function<Result<>(Office&, const wire::SessionReply&, const std::string& code)>;

    static Actor by(const Office& office, const wire::SessionReply& reply) { return {reply.person.id, office.bench.id, 0}; }
    static Result<> freeSeat(Office& office, const wire::SessionReply& reply, const std::string& code)
    {
        static int people = 0;
        const auto seated = office.enter("seated" + std::to_string(++people), Role::Technician, office.other);
        return office.governance->releaseSeat({office.laboratory, seated.person.id, "poste en panne", code}, by(office, reply));
    }
    static Result<> forceSeat(Office& office, const wire::SessionReply& reply, const std::string& code)
    {
        auto request = office.request(reply.person.login);
        request.force = true;
        request.code = code;
        // At whichever of the two they are not, when that one has fallen silent.
        const auto all = must(office.staff->list());
        const auto account = std::ranges::find(all, reply.person.id, [](const auto& one) { return one.person.id; });
        const auto& to = account->seatWorkstation == office.bench.id ? office.other : office.bench;
        return office.signIn->start(request, to).map([](const auto&) {});
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void aCodePaysForOne_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<Doing>("act");
        const auto row = [](const char* name, Role role, const Doing& act) { QTest::newRow(name) << role << act; };
        row("breaking the glass", Role::Biologist, [](Office& o, const auto& reply, const auto& code) {
            return o.glass->breakFor(must(o.session(reply)), {o.laboratory, lab::PatientId::make({77}), "Réanimation, prescripteur injoignable", code}).map([](const auto&) {});
        });
        row("forcing a seat", Role::Biologist, forceSeat);
        row("freeing a seat", Role::Administrator, freeSeat);
        row("emptying a workstation", Role::Administrator, [](Office& o, const auto& reply, const auto& code) { return o.governance->orderWipe({o.laboratory, o.station, code}, by(o, reply)); });
        row("changing the rules", Role::Administrator, [](Office& o, const auto& reply, const auto& code) {
            return o.governance->changePolicy({o.laboratory, must(o.governance->policy()), code}, by(o, reply));
        });
        row("taking the review away", Role::Administrator, [](Office& o, const auto& reply, const auto& code) {
            return o.governance->exportRights({o.laboratory, wire::ExportForm::Csv, code}, by(o, reply)).map([](const auto&) {});
        });
    }
    void aCodePaysForOne()
    {
        QFETCH(Role, role);
        QFETCH(Doing, act);
        Office office;
        const auto reply = office.enter("tangi", role, office.bench);
        const auto secret = office.setUpFactor(reply);
        const bool isSeat = QByteArray(QTest::currentDataTag()) == "forcing a seat";
        const auto fallsSilent = [&] {
            if (isSeat)
                office.clock.advance(office.settings.silentMs + secondMs);
        };
        // What setting it up has opened is open, and pays for nothing here.
        QVERIFY(office.registry->isSigning(reply.person.id, office.bench.id));
        fallsSilent();
        QVERIFY(codeOf(act(office, reply, {})) == ErrorCode::WrongSecret);
        const auto once = office.totp(secret);
        const auto done = act(office, reply, once);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        // The same again, in the same step and so with a code that would still be right.
        QVERIFY(codeOf(isSeat ? office.own->proveFactor(reply.person.id, office.bench.id, once) : act(office, reply, once)) == ErrorCode::WrongSecret);
        fallsSilent();
        if (isSeat)
            QVERIFY(codeOf(act(office, reply, once)) == ErrorCode::WrongSecret);
        office.clock.advance(2 * crypto::totpStepMs);
        const auto again = act(office, reply, office.totp(secret));
        QVERIFY2(again, again ? "" : again.error().detail.c_str());
    }
};

QTEST_APPLESS_MAIN(EachTimeTest)
#include "eachtime.test.moc"
