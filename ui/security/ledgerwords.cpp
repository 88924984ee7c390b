// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/ledgerwords.h"

#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

constexpr std::int64_t headLate = 5 * minuteMs;      // one is signed each minute
constexpr std::int64_t witnessLate = dayMs;
constexpr std::int64_t verificationLate = 7 * dayMs;

Badge well(const QString& text) { return {Tone::Done, Shape::Check, text, {}}; }
Badge unsure(const QString& text) { return {Tone::Abnormal, Shape::Exclamation, text, {}}; }
Badge wrong(const QString& text) { return {Tone::Critical, Shape::DoubleUp, text, {}}; }

} // namespace

QString LedgerWords::hexOf(const Bytes& bytes)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex());
}

QString LedgerWords::shortHexOf(const Bytes& bytes)
{
    const auto hex = hexOf(bytes);
    return hex.size() <= 16 ? hex : QStringLiteral("%1…%2").arg(hex.left(8), hex.right(8));
}

LedgerPoint LedgerWords::headOf(const client::LedgerStanding& ledger, Instant now)
{
    LedgerPoint point{QStringLiteral("head"), tr("Head"), tr("%1 entries, signed on %2, epoch %3, root %4").arg(Format::count(static_cast<std::int64_t>(ledger.size)), Format::dateTime(ledger.headAt)).arg(ledger.epoch).arg(shortHexOf(ledger.root)), well(tr("fresh")),
                      tr("Nothing to do. A head is signed every minute; each new one must continue the one before.")};
    if (now - ledger.headAt > headLate) {
        point.badge = unsure(tr("late"));
        point.todo = tr("A head is signed every minute, and the last is %1 old: see with the administrator whether the store runs and its clock is right.").arg(Format::duration(now - ledger.headAt));
    }
    return point;
}

LedgerPoint LedgerWords::verificationOf(const client::LedgerStanding& ledger, Instant now)
{
    LedgerPoint point{QStringLiteral("verification"), tr("Verification"), {}, {}, {}};
    if (ledger.verifiedAt.isNull()) {
        point.state = tr("never");
        point.badge = unsure(tr("never"));
        point.todo = tr("Have the administrator run “paillasse-store verify”: it reads the whole ledger and recomputes every head.");
        return point;
    }
    point.state = tr("%1, %n finding(s)", nullptr, static_cast<int>(ledger.findings)).arg(Format::dateTime(ledger.verifiedAt));
    if (ledger.findings > 0) {
        point.badge = wrong(tr("not whole"));
        point.todo = tr("The ledger was changed or damaged after it was written. Keep the disk and the backups as they are, compare the heads of the witnesses, and tell the data protection officer.");
    } else if (now - ledger.verifiedAt > verificationLate) {
        point.badge = unsure(tr("long ago"));
        point.todo = tr("More than a week ago. Have the administrator run “paillasse-store verify”.");
    } else {
        point.badge = well(tr("whole"));
        point.todo = tr("Nothing to do: every entry and every head was recomputed, and fits.");
    }
    return point;
}

LedgerPoint LedgerWords::clientsOf(const client::LedgerStanding& ledger)
{
    const bool isSome = ledger.clientsProved > 0;
    return {QStringLiteral("clients"), tr("Workstations"), tr("%n took a proof in the last 24 hours", nullptr, static_cast<int>(ledger.clientsProved)), isSome ? well(tr("proved")) : unsure(tr("none")),
            isSome ? tr("Nothing to do: each compared what it is shown with what it knew.") : tr("No workstation has compared the ledger with what it knew for a day. Where people work, that is not right: see with the administrator.")};
}

LedgerPoint LedgerWords::doubtsOf(const client::LedgerStanding& ledger)
{
    if (ledger.doubts == 0)
        return {QStringLiteral("doubts"), tr("Doubts"), tr("none"), well(tr("none")), tr("Nothing to do: no workstation was shown another past than the one it knew.")};
    return {QStringLiteral("doubts"), tr("Doubts"), tr("%n workstation(s) doubt the ledger", nullptr, static_cast<int>(ledger.doubts)), wrong(tr("doubted")),
            tr("A workstation was shown a ledger that does not continue the one it knew. After a restoration that was announced, answer for it at the alert. Else keep the disk as it is, compare the heads of the witnesses, and find out who had access to the store.")};
}

LedgerPoint LedgerWords::of(const client::WitnessState& witness, const client::LedgerStanding& ledger, Instant now)
{
    LedgerPoint point{QStringLiteral("witness/%1").arg(QString::fromStdString(witness.name)), tr("Witness %1").arg(QString::fromStdString(witness.name)), {}, well(tr("follows")),
                      tr("Nothing to do: it holds a head that the store cannot take back.")};
    if (witness.lastTaken.isNull()) {
        point.state = tr("has never taken a head");
        point.badge = unsure(tr("never"));
    } else {
        point.state = tr("%1 ago, at %2 entries").arg(Format::duration(now - witness.lastTaken), Format::count(static_cast<std::int64_t>(witness.size)));
    }
    if (witness.size > ledger.size) {
        point.badge = wrong(tr("ahead"));
        point.todo = tr("It knows more entries than the store has: the ledger was cut short or put back. Keep everything as it is and compare the heads.");
    } else if (witness.lastTaken.isNull() || now - witness.lastTaken > witnessLate) {
        point.badge = unsure(witness.lastTaken.isNull() ? tr("never") : tr("behind"));
        point.todo = tr("It takes nothing any more: see with the administrator whether its file or its address can still be written to.");
    }
    return point;
}

QList<LedgerPoint> LedgerWords::of(const client::LedgerStanding& ledger, Instant now)
{
    QList<LedgerPoint> points{doubtsOf(ledger), verificationOf(ledger, now), headOf(ledger, now), clientsOf(ledger)};
    for (const auto& witness : ledger.witnesses)
        points << of(witness, ledger, now);
    if (ledger.witnesses.empty())
        points << LedgerPoint{QStringLiteral("witness"), tr("Witnesses"), tr("none"), unsure(tr("none")), tr("Nobody outside holds a head of the ledger: who has the store could show two pasts. Have the administrator name a witness, a file on another machine or an address.")};
    return points;
}

} // namespace paillasse::ui
