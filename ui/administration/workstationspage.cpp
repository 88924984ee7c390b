// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/workstationspage.h"

#include "ui/administration/askdialog.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

using client::WorkstationStanding;

WorkstationsPage::WorkstationsPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent)
    : ListPage(theme, engine, tr("Workstations"), {{tr("Name"), 160}, {tr("State"), 190}, {tr("Address"), 150}, {tr("Last heard of"), 150}, {tr("Version"), 90}, {tr("Certificate until"), 140}, {tr("Caches"), 0}}, parent)
{
    if (!session.may(access::Permission::ManageWorkstations))
        return;
    watch(); // somebody may be waiting for an approval
    m_approve = addAction(tr("Approve…"), QKeySequence(Qt::Key_F12), ActionButton::Kind::Secondary, [this] { approve(); });
    m_rename = addAction(tr("Rename…"), QKeySequence(Qt::Key_F2), ActionButton::Kind::Secondary, [this] { rename(); });
    m_revoke = addAction(tr("Revoke…"), QKeySequence(Qt::Key_F7), ActionButton::Kind::Secondary, [this] { revoke(); });
    m_wipe = addAction(tr("Empty it…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] { wipe(); });
    addAction(tr("Enrolment code…"), QKeySequence(Qt::CTRL | Qt::Key_N), ActionButton::Kind::Primary, [this] { makeCode(); });
}

void WorkstationsPage::refresh()
{
    m_administration.workstations(this, listed<client::WorkstationsReply>([this](const client::WorkstationsReply& all) {
        m_all = all;
        QList<Row> rows;
        m_waiting = 0;
        // Who waits for approval comes first.
        for (const bool pending : {true, false})
            for (const auto& entry : m_all.workstations)
                if ((entry.standing == WorkstationStanding::Pending) == pending) {
                    rows << rowOf(entry);
                    m_waiting += pending ? 1 : 0;
                }
        show(rows);
        Q_EMIT countChanged();
    }));
}

Row WorkstationsPage::rowOf(const client::WorkstationEntry& entry)
{
    const auto state = entry.wipeOrdered ? tr("to be emptied, not confirmed") : AdminWords::of(entry.standing);
    const auto tone = entry.standing == WorkstationStanding::Approved && !entry.wipeOrdered ? Tone::Done : entry.standing == WorkstationStanding::Pending || entry.wipeOrdered ? Tone::Abnormal : Tone::Neutral;
    qsizetype here = 0;
    for (const auto& cache : entry.caches)
        here += cache.confirmedDestroyed.isNull() ? 1 : 0;
    const bool over = entry.standing == WorkstationStanding::Revoked || entry.standing == WorkstationStanding::Wiped;
    const auto ink = over ? CellInk::Quiet : CellInk::Normal;
    const auto caches = entry.caches.empty() ? QString() : here == 0 ? tr("all destroyed, confirmed") : over ? tr("%n unconfirmed", nullptr, static_cast<int>(here)) : QString::number(here);
    return {QString::fromStdString(entry.id.toString()),
            {{QString::fromStdString(entry.name), over ? CellInk::Quiet : CellInk::Strong}, {{}, ink, {Badge{tone, tone == Tone::Done ? Shape::Check : tone == Tone::Abnormal ? Shape::Exclamation : Shape::None, state, {}}}},
             {QString::fromStdString(entry.address), ink}, {entry.lastSeen.isNull() ? QStringLiteral("—") : Format::dateTime(entry.lastSeen), ink}, {AdminWords::version(entry.clientVersion), ink},
             {entry.certificateExpires.isNull() ? QStringLiteral("—") : Format::date(Format::localDay(entry.certificateExpires)), ink}, {caches, over && here > 0 ? CellInk::Critical : ink}}};
}

const client::WorkstationEntry* WorkstationsPage::entry() const
{
    for (const auto& entry : m_all.workstations)
        if (QString::fromStdString(entry.id.toString()) == currentId())
            return &entry;
    return nullptr;
}

QString WorkstationsPage::detailOf(const client::WorkstationEntry& entry)
{
    QStringList lines;
    lines << tr("Fingerprint: %1").arg(QString::fromStdString(entry.fingerprint))
          << (entry.standing == WorkstationStanding::Pending && !entry.address.empty() ? tr("Asked on %1, from %2").arg(Format::dateTime(entry.requestedAt), QString::fromStdString(entry.address))
                                                                                     : tr("Asked on %1").arg(Format::dateTime(entry.requestedAt)));
    if (entry.pendingActs > 0)
        lines << tr("%n act(s) waited there when it was last heard of.", nullptr, static_cast<int>(entry.pendingActs));
    if (!entry.wipeConfirmed.isNull())
        lines << tr("It confirmed on %1 that everything was destroyed.").arg(Format::dateTime(entry.wipeConfirmed));
    QStringList caches;
    for (const auto& cache : entry.caches) {
        const auto name = QString::fromStdString(cache.personName);
        caches << (!cache.confirmedDestroyed.isNull() ? tr("%1: destroyed on %2, confirmed").arg(name, Format::dateTime(cache.confirmedDestroyed))
                   : cache.toDestroy                 ? tr("%1: to be destroyed, not confirmed").arg(name)
                                                     : tr("%1: since %2").arg(name, Format::dateTime(cache.lastSignIn)));
    }
    if (!caches.isEmpty())
        lines << tr("Data of: %1").arg(Format::list(caches));
    return lines.join(u'\n');
}

void WorkstationsPage::chosen(const QString&)
{
    const auto* one = entry();
    const auto is = [one](WorkstationStanding standing) { return one && one->standing == standing; };
    if (m_approve) {
        m_approve->setEnabled(is(WorkstationStanding::Pending));
        m_rename->setEnabled(is(WorkstationStanding::Pending) || is(WorkstationStanding::Approved));
        m_revoke->setEnabled(is(WorkstationStanding::Pending) || is(WorkstationStanding::Approved));
        m_wipe->setEnabled(one && !one->wipeOrdered && one->wipeConfirmed.isNull() && !is(WorkstationStanding::Pending));
    }
    setDetail(one ? detailOf(*one) : QString());
}

void WorkstationsPage::makeCode()
{
    m_administration.enrolmentCode(this, [this](const Result<client::IssuedCode>& issued) {
        if (!issued)
            return say(AdminWords::of(issued.error()), true);
        (new HandOverDialog(m_theme, tr("Enrolment code"), tr("Paste it at the new workstation, with the store's address. It works once, until %1; the workstation then waits here for your approval.").arg(Format::dateTime(issued->expiresAt)),
                            *issued->text, this))
            ->open();
    });
}

void WorkstationsPage::approve()
{
    const auto* one = entry();
    if (!one)
        return;
    auto* dialog = new AskDialog(m_theme, tr("Approve %1").arg(QString::fromStdString(one->name)),
                                 tr("It asked on %1, from the network address %2. Go to the workstation, or call whoever is there: its screen must show exactly this fingerprint.\n\n%3\n\nIf it shows anything else, revoke it: another machine has used the code.")
                                     .arg(Format::dateTime(one->requestedAt), one->address.empty() ? QStringLiteral("—") : QString::fromStdString(one->address), QString::fromStdString(one->fingerprint)),
                                 tr("It shows the same: approve"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->id, name = QString::fromStdString(one->name)] { m_administration.approve(id, this, done(tr("%1 is approved.").arg(name))); });
    ask(dialog);
}

void WorkstationsPage::rename()
{
    const auto* one = entry();
    if (!one)
        return;
    auto* dialog = new AskDialog(m_theme, tr("Rename %1").arg(QString::fromStdString(one->name)), tr("The workstation shows its new name within minutes."), tr("Rename"), this);
    dialog->addField(tr("Name"), QString::fromStdString(one->name));
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->id](const QStringList& texts) { m_administration.rename(id, texts[0].toStdString(), this, done(tr("Renamed to %1.").arg(texts[0]))); });
    ask(dialog);
}

void WorkstationsPage::revoke()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->name);
    auto* dialog = new AskDialog(m_theme, tr("Revoke %1").arg(name), tr("It is shut out at once, and whoever works there with it. Its encrypted data stays on its disk: empty it too, if it is lost or goes elsewhere."), tr("Revoke"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->id, name] { m_administration.revoke(id, this, done(tr("%1 is shut out.").arg(name))); });
    ask(dialog);
}

void WorkstationsPage::wipe()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->name);
    auto* dialog = new AskDialog(m_theme, tr("Empty %1").arg(name),
                                 tr("Every encrypted copy there and its keys are destroyed as soon as the workstation is heard of, without anybody signing in; what was not sent yet is sent first. It confirms, and is shut out. Until then it stands here as not confirmed."),
                                 tr("Empty it"), this);
    dialog->addField(tr("Your own code"));
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->id, name](const QStringList& texts) {
        m_administration.wipe(id, SecretBytes::copyOf(std::string_view(texts[0].toStdString())), this, done(tr("%1 is to be emptied.").arg(name)));
    });
    ask(dialog);
}

} // namespace paillasse::ui
