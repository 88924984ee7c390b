// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/peoplepage.h"

#include "ui/administration/persondialog.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

PeoplePage::PeoplePage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent)
    : ListPage(theme, engine, tr("People and their accounts"), {{tr("Name"), 210}, {tr("Sign-in name"), 120}, {tr("Role"), 0}, {tr("State"), 140}, {tr("Second factor"), 160}, {tr("Last sign-in"), 140}}, parent),
      m_session(session)
{
    if (!session.may(access::Permission::ManageStaff))
        return;
    m_change = addAction(tr("Change…"), QKeySequence(Qt::Key_F2), ActionButton::Kind::Secondary, [this] { change(); });
    m_code = addAction(tr("New code…"), QKeySequence(Qt::Key_F5), ActionButton::Kind::Secondary, [this] { newCode(); });
    m_factor = addAction(tr("Telephone lost…"), QKeySequence(Qt::Key_F6), ActionButton::Kind::Secondary, [this] { dropFactor(); });
    m_seat = addAction(tr("Free the seat…"), QKeySequence(Qt::Key_F7), ActionButton::Kind::Secondary, [this] { releaseSeat(); });
    m_close = addAction(tr("Close the account…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] { closeOrReopen(); });
    addAction(tr("New person…"), QKeySequence(Qt::CTRL | Qt::Key_N), ActionButton::Kind::Primary, [this] { add(); });
}

void PeoplePage::refresh()
{
    m_administration.staff(this, listed<client::StaffReply>([this](const client::StaffReply& staff) {
        m_staff = staff;
        QList<Row> rows;
        for (const auto& entry : m_staff.people)
            rows << rowOf(entry);
        show(rows);
    }));
}

Row PeoplePage::rowOf(const client::StaffEntry& entry)
{
    const auto& person = entry.person;
    QStringList roles;
    for (const auto& grant : person.grants)
        roles << AdminWords::of(grant);
    const auto ink = person.disabled ? CellInk::Quiet : CellInk::Normal;
    RowCell state{person.disabled ? tr("closed") : entry.awaitsActivation ? tr("awaits activation") : tr("active"), ink};
    RowCell factor{entry.hasFactor ? tr("%n recovery code(s)", nullptr, static_cast<int>(entry.recoveryCodesLeft)) : tr("none"), entry.hasFactor ? ink : CellInk::Quiet};
    return {QString::fromStdString(person.id.toString()),
            {{QString::fromStdString(person.displayName), person.disabled ? CellInk::Quiet : CellInk::Strong}, {QString::fromStdString(person.login), ink}, {Format::list(roles), ink}, state, factor,
             {entry.lastSignIn.isNull() ? tr("never") : Format::dateTime(entry.lastSignIn), ink}}};
}

const client::StaffEntry* PeoplePage::entry() const
{
    for (const auto& entry : m_staff.people)
        if (QString::fromStdString(entry.person.id.toString()) == currentId())
            return &entry;
    return nullptr;
}

void PeoplePage::chosen(const QString&)
{
    const auto* one = entry();
    const auto& me = m_session.person().id;
    const bool self = one && one->person.id == me;
    for (auto* button : {m_change, m_code, m_close, m_factor, m_seat})
        if (button)
            button->setEnabled(one && !self);
    if (m_change)
        m_change->setEnabled(one != nullptr);
    // Nobody makes both halves of a reset: that would be the way into another's account.
    const bool isHalf = one && (one->codeGivenBy == me || one->factorDroppedBy == me);
    if (m_code)
        m_code->setEnabled(one && !self && !one->person.disabled && one->factorDroppedBy != me); // a closed account is opened first
    if (m_factor)
        m_factor->setEnabled(one && !self && one->hasFactor && one->codeGivenBy != me);
    if (m_seat)
        m_seat->setEnabled(one && !self && !one->seat.isNull());
    if (m_close && one)
        m_close->setText(one->person.disabled ? tr("Open the account again…") : tr("Close the account…"));
    if (!one)
        return setDetail({});
    QStringList words;
    if (!one->person.title.empty())
        words << QString::fromStdString(one->person.title);
    words << (one->seatName.empty() ? tr("sits nowhere") : tr("sits at %1").arg(QString::fromStdString(one->seatName)));
    if (self)
        words << tr("this is you: others change your rights");
    if (isHalf)
        words << (one->codeGivenBy == me ? tr("you gave their code: until they have shown their second factor, another administrator, a security officer or the console ends it")
                                         : tr("you ended their second factor: until they have set up another, another administrator, a security officer or the console makes their code"));
    setDetail(words.join(QStringLiteral(" · ")));
}

void PeoplePage::handOver(const QString& name, const Result<client::IssuedCode>& issued)
{
    if (!issued)
        return say(AdminWords::of(issued.error()), true);
    refresh();
    say({});
    auto* dialog = new HandOverDialog(m_theme, tr("Activation code of %1").arg(name),
                                      tr("Hand it over in person. It works once, until %1, and lets its bearer choose the password. It is shown now and never again.").arg(Format::dateTime(issued->expiresAt)),
                                      *issued->text, this);
    dialog->open();
}

void PeoplePage::add()
{
    auto* dialog = new PersonDialog(m_theme, {}, m_staff.roles, this);
    connect(dialog, &PersonDialog::given, this, [this](const access::Person& person) {
        const auto name = QString::fromStdString(person.displayName);
        m_administration.addPerson(person.login, person.displayName, person.title, person.grants.front(), this, [this, name](const Result<client::IssuedCode>& issued) { handOver(name, issued); });
    });
    ask(dialog);
}

void PeoplePage::change()
{
    const auto* one = entry();
    if (!one)
        return;
    auto* dialog = new PersonDialog(m_theme, one->person, m_staff.roles, this);
    connect(dialog, &PersonDialog::given, this, [this, laboratory = m_session.laboratory()](access::Person person) {
        for (auto& grant : person.grants)
            grant.laboratory = laboratory;
        m_administration.changePerson(person, this, done(tr("Changed, and in force.")));
    });
    ask(dialog);
}

void PeoplePage::newCode()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->person.displayName);
    auto* dialog = new AskDialog(m_theme, tr("A new code for %1").arg(name), tr("Their password ends now, and with it their signature and sessions. Reports that they signed stay valid; what was not sent yet goes on."), tr("Make a code"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, name, person = one->person.id] {
        m_administration.newCode(person, this, [this, name](const Result<client::IssuedCode>& issued) { handOver(name, issued); });
    });
    ask(dialog);
}

void PeoplePage::closeOrReopen()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->person.displayName);
    if (one->person.disabled)
        return m_administration.reopenAccount(one->person.id, this, done(tr("%1 may sign in again.").arg(name)));
    auto* dialog = new AskDialog(m_theme, tr("Close the account of %1").arg(name), tr("Their sessions end at once, and their data on every workstation is destroyed. What they did and signed stays, under their name."), tr("Close it"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, name, person = one->person.id] { m_administration.closeAccount(person, this, done(tr("The account of %1 is closed.").arg(name))); });
    ask(dialog);
}

void PeoplePage::dropFactor()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->person.displayName);
    auto* dialog = new AskDialog(m_theme, tr("The telephone of %1 is lost").arg(name), tr("Their second factor ends now, and their sessions. They set up a new one at the next sign-in, for which the password is enough: be sure that it is them who asks."), tr("End it"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, name, person = one->person.id] { m_administration.dropFactor(person, this, done(tr("%1 sets up a new second factor at the next sign-in.").arg(name))); });
    ask(dialog);
}

void PeoplePage::releaseSeat()
{
    const auto* one = entry();
    if (!one)
        return;
    const auto name = QString::fromStdString(one->person.displayName);
    auto* dialog = new AskDialog(m_theme, tr("Free the seat of %1").arg(name), tr("The workstation where they sit loses it. What it still sends is kept, and marked. This is recorded with your reason."), tr("Free it"), this);
    dialog->addField(tr("Reason"));
    dialog->addField(tr("Your own code"));
    connect(dialog, &AskDialog::confirmed, this, [this, name, person = one->person.id](const QStringList& texts) {
        m_administration.releaseSeat(person, texts[0].toStdString(), SecretBytes::copyOf(std::string_view(texts[1].toStdString())), this, done(tr("The seat of %1 is free.").arg(name)));
    });
    ask(dialog);
}

} // namespace paillasse::ui
