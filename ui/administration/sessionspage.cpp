// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/sessionspage.h"

#include "ui/administration/askdialog.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

QString idOf(const client::SessionEntry& session)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(session.session.data()), static_cast<qsizetype>(session.session.size())).toHex());
}

QString idOf(const client::FormerSeatEntry& seat)
{
    return QStringLiteral("former/%1/%2/%3").arg(QString::fromStdString(seat.person.toString()), QString::fromStdString(seat.workstation.toString())).arg(seat.firstMadeAt.ms);
}

QString idOf(const client::ForcedSeatEntry& seat)
{
    return QStringLiteral("forced/%1/%2").arg(QString::fromStdString(seat.person.toString())).arg(seat.seat);
}

QString wordsOf(const client::ForcedSeatEntry& seat)
{
    const auto moved = SessionsPage::tr("%1 took their seat from %2, which did not answer, to %3, on %4. Ask them whether it was them.")
                           .arg(QString::fromStdString(seat.personName), QString::fromStdString(seat.fromName), QString::fromStdString(seat.workstationName), Format::dateTime(seat.takenAt));
    return seat.seenBy.isNull() ? moved : moved + u'\n' + SessionsPage::tr("Seen by %1 on %2.").arg(QString::fromStdString(seat.seenByName), Format::dateTime(seat.seenAt));
}

Row rowOf(const client::ForcedSeatEntry& seat)
{
    const bool seen = !seat.seenBy.isNull();
    RowCell remark{seen ? SessionsPage::tr("taken by force, seen") : QString(), CellInk::Quiet};
    if (!seen)
        remark.badges = {Badge{Tone::Abnormal, Shape::Exclamation, SessionsPage::tr("taken by force"), {}}};
    return {idOf(seat), {{QString::fromStdString(seat.personName), CellInk::Strong}, {QString::fromStdString(seat.workstationName)}, {Format::dateTime(seat.takenAt)}, {}, remark}};
}

} // namespace

SessionsPage::SessionsPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent)
    : ListPage(theme, engine, tr("Sessions in progress"), {{tr("Person"), 0}, {tr("Workstation"), 180}, {tr("Since"), 160}, {tr("Last used"), 160}, {tr("Remark"), 220}}, parent)
{
    if (session.may(access::Permission::ManageStaff))
        m_end = addAction(tr("End it…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] { end(); });
    if (session.may(access::Permission::ReviewRights)) {
        m_see = addAction(tr("Seen"), QKeySequence(Qt::Key_F12), ActionButton::Kind::Primary, [this] { see(); });
        m_see->setEnabled(false); // until one is chosen
        watch();
    }
    addAction(tr("Read again"), QKeySequence(Qt::Key_F5), ActionButton::Kind::Secondary, [this] { refresh(); });
}

void SessionsPage::refresh()
{
    m_administration.sessions(this, listed<client::SessionsReply>([this](const client::SessionsReply& sessions) {
        m_sessions = sessions;
        m_unseen = 0;
        QList<Row> rows;
        for (const auto& seat : m_sessions.forcedSeats) {
            m_unseen += seat.seenBy.isNull() ? 1 : 0;
            rows << rowOf(seat);
        }
        for (const auto& seat : m_sessions.formerSeats)
            rows << Row{idOf(seat),
                        {{QString::fromStdString(seat.personName), CellInk::Strong}, {QString::fromStdString(seat.workstationName)}, {Format::dateTime(seat.firstMadeAt)},
                         {Format::dateTime(seat.arrivedAt)}, {tr("%n act(s) of a former seat", nullptr, static_cast<int>(seat.acts)), CellInk::Critical}}};
        for (const auto& one : m_sessions.sessions)
            rows << Row{idOf(one),
                        {{QString::fromStdString(one.personName), CellInk::Strong}, {QString::fromStdString(one.workstationName)}, {Format::dateTime(one.openedAt)}, {Format::dateTime(one.usedAt)},
                         {one.factorUntil.isNull() ? QString() : tr("may sign until %1").arg(Format::time(one.factorUntil))}}};
        show(rows);
        Q_EMIT countChanged();
    }));
}

const client::SessionEntry* SessionsPage::entry() const
{
    for (const auto& one : m_sessions.sessions)
        if (idOf(one) == currentId())
            return &one;
    return nullptr;
}

const client::ForcedSeatEntry* SessionsPage::forced() const
{
    for (const auto& seat : m_sessions.forcedSeats)
        if (idOf(seat) == currentId())
            return &seat;
    return nullptr;
}

QString SessionsPage::told(const QString& id) const
{
    if (const auto* seat = forced())
        return wordsOf(*seat);
    for (const auto& seat : m_sessions.formerSeats)
        if (idOf(seat) == id)
            return tr("The seat of %1 was over already when %n act(s) came that %2 made between %3 and %4. What came is kept, under the name of %1: ask them whether they did it.", nullptr, static_cast<int>(seat.acts))
                .arg(QString::fromStdString(seat.personName), QString::fromStdString(seat.workstationName), Format::dateTime(seat.firstMadeAt), Format::dateTime(seat.lastMadeAt));
    return {};
}

void SessionsPage::chosen(const QString& id)
{
    if (m_end)
        m_end->setEnabled(entry() != nullptr);
    if (m_see)
        m_see->setEnabled(forced() && forced()->seenBy.isNull());
    setDetail(told(id));
}

void SessionsPage::see()
{
    if (const auto* seat = forced())
        m_administration.seeForcedSeat(seat->person, seat->seat, this, done(tr("Noted.")));
}

void SessionsPage::end()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->personName);
    auto* dialog = new AskDialog(m_theme, tr("End the session of %1").arg(name), tr("The workstation %1 locks within seconds. What was entered there is kept and sent; %2 may sign in again.").arg(QString::fromStdString(one->workstationName), name), tr("End it"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, session = one->session, name] { m_administration.endSession(session, this, done(tr("The session of %1 is over.").arg(name))); });
    ask(dialog);
}

} // namespace paillasse::ui
