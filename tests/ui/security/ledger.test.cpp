// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/security/securitypages.h"
#include "ui/security/ledgerwords.h"
#include "ui/security/overviewwords.h"

using namespace paillasse;
using namespace paillasse::ui;

// How the ledger stands, and never better than it is known to.
class LedgerPageTest : public SecurityPages {
    Q_OBJECT

public:
    using SecurityPages::SecurityPages;

private Q_SLOTS:
    // Nothing is said of the ledger before it is known, and it is not called intact when it is not.
    void theLedgerIsNeverInvented()
    {
        const auto before = OverviewWords::figuresOf({}, m_clock.now());
        QCOMPARE(before[3].figure, u("—"));
        QCOMPARE(OverviewWords::figuresOf(m_watch->today, m_clock.now())[3].figure, u("intact"));
        for (const bool isVerified : {true, false}) {
            auto today = m_watch->today;
            today.ledger.findings = isVerified ? 1 : 0;
            today.ledger.doubts = isVerified ? 0 : 1;
            const auto figure = OverviewWords::figuresOf(today, m_clock.now())[3];
            QCOMPARE(figure.figure, u("mis en doute"));
            QVERIFY(figure.isBad);
        }
    }

    void whatIsWrongWithTheLedgerHasItsAdvice()
    {
        const auto badgeOf = [this](const client::LedgerStanding& ledger, const QString& id) {
            for (const auto& point : LedgerWords::of(ledger, m_clock.now()))
                if (point.id == id) {
                    if (point.todo.isEmpty())
                        qFatal("no advice for %s", qPrintable(id));
                    return point.badge.tone;
                }
            qFatal("no point %s", qPrintable(id));
        };
        auto ledger = m_watch->today.ledger;
        for (const auto* id : {"doubts", "verification", "head", "clients", "witness/coffre"})
            QCOMPARE(badgeOf(ledger, u(id)), Tone::Done);
        QCOMPARE(badgeOf(ledger, u("witness/préfecture")), Tone::Abnormal); // more than a day
        ledger.witnesses[0].size = ledger.size + 1;
        QCOMPARE(badgeOf(ledger, u("witness/coffre")), Tone::Critical); // the ledger was cut short
        ledger.doubts = 1;
        QCOMPARE(badgeOf(ledger, u("doubts")), Tone::Critical);
        ledger.findings = 2;
        QCOMPARE(badgeOf(ledger, u("verification")), Tone::Critical);
        ledger.verifiedAt = {};
        QCOMPARE(badgeOf(ledger, u("verification")), Tone::Abnormal);
        ledger.headAt = m_clock.now() - 6 * minuteMs;
        QCOMPARE(badgeOf(ledger, u("head")), Tone::Abnormal);
        ledger.clientsProved = 0;
        QCOMPARE(badgeOf(ledger, u("clients")), Tone::Abnormal);
        ledger.witnesses.clear();
        QCOMPARE(badgeOf(ledger, u("witness")), Tone::Abnormal);
    }
};

PAILLASSE_UI_TEST_MAIN(LedgerPageTest)
#include "ledger.test.moc"
