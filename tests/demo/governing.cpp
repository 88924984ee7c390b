// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QLabel>

#include "tests/demo/demonstration.h"
#include "ui/administration/workstationspage.h"
#include "ui/confidential/confidentialpage.h"
#include "ui/shell/shell.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

// Who governs, and who is governed.
namespace paillasse::demo {

namespace {

// Down to the row that has this text in its first column.
bool choose(Stage& stage, ui::Page& page, const QString& text)
{
    auto* table = page.findChild<ui::DataTable*>();
    stage.tabTo(*table);
    stage.press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < table->model()->rowCount(); ++row, stage.press(Qt::Key_Down))
        if (table->currentIndex().siblingAtColumn(0).data().toString() == text)
            return true;
    return false;
}

} // namespace

// The technician sits down at the other workstation: this one locks, and says so.
void Demonstration::seatMoved()
{
    m_steps.begin(QStringLiteral("seat moved"));
    auto& session = m_there->session();
    session.signOut();
    stage().wait("the other workstation free", [&] { return session.state() == client::SessionState::SignedOut; });
    const auto login = QString::fromLatin1(technician);
    session.signIn(login, SecretBytes::copyOf(m_passwords.value(login).toStdString()));
    stage().wait("the question where they sit", [&] { return session.trouble().failure == client::Failure::SeatElsewhere && !session.isBusy(); });
    session.takeSeat();
    auto& presenter = m_here->door();
    stage().wait("this workstation locked", [&] { return !m_here->isAtWork() && presenter.step() == ui::SignInStep::Failed; });
    stage().picture(QStringLiteral("12-seat-moved"));
    stage().press(Qt::Key_Backtab, Qt::ShiftModifier);
    stage().press(Qt::Key_Return); // not here: somebody else's turn
    stage().wait("the sign-in page", [&] { return presenter.step() == ui::SignInStep::SignIn; });
}

void Demonstration::people()
{
    firstSignIn(QString::fromLatin1(administrator), false);
    m_steps.begin(QStringLiteral("people"));
    stage().go(QStringLiteral("people"));
    auto* page = shell().currentPage();
    stage().wait("the people", [&] { return choose(stage(), *page, QStringLiteral("Dr Hélène Corre")); });
    stage().picture(QStringLiteral("13-people"));
}

// A third machine comes with a code that the administrator has made, and waits.
void Demonstration::workstations()
{
    m_steps.begin(QStringLiteral("workstations"));
    stage().go(QStringLiteral("workstations"));
    auto* page = shell().currentPage();
    stage().press(Qt::Key_N, Qt::ControlModifier);
    stage().wait("the enrolment code", [&] { return stage().dialog() != nullptr; });
    std::string code; // of its own: the label is overwritten when it closes
    for (const auto* label : stage().dialog()->findChildren<QLabel*>())
        if (label->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard))
            code = label->text().toStdString();
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    m_waiting = std::make_unique<client::Engine>(client::Profile(m_setting.profiles + QStringLiteral("/third")), m_clock, m_log);
    auto& session = m_waiting->session();
    session.start();
    stage().wait("the third workstation", [&] { return session.state() == client::SessionState::NotEnrolled; });
    session.enrol(SecretBytes::copyOf(std::string_view(code)), QStringLiteral("HEMATO-01"), QStringLiteral("127.0.0.1:%1").arg(m_store.port()));
    stage().wait("its waiting", [&] { return session.state() == client::SessionState::AwaitingApproval; });
    // Seen when the page is looked at again.
    stage().go(QStringLiteral("people"));
    stage().go(QStringLiteral("workstations"));
    stage().wait("it in the list", [&] { return page->count() == 1; });
    choose(stage(), *page, QStringLiteral("HEMATO-01"));
    stage().picture(QStringLiteral("14-workstations"));
}

void Demonstration::rightsReview()
{
    firstSignIn(QString::fromLatin1(officer), false);
    m_steps.begin(QStringLiteral("rights review"));
    stage().go(QStringLiteral("rights"));
    const auto* table = shell().currentPage()->findChild<ui::DataTable*>();
    stage().wait("who has what", [&] { return table->model()->rowCount() > 10; });
    stage().picture(QStringLiteral("15-rights-review"));
}

// A biologist without the entitlement must see what stands as « examen confidentiel ».
void Demonstration::brokenGlass()
{
    firstSignIn(QString::fromLatin1(otherBiologist), false);
    m_steps.begin(QStringLiteral("break the glass"));
    stage().go(QStringLiteral("validation"));
    auto* page = qobject_cast<ui::ValidationPage*>(shell().currentPage());
    auto& presenter = page->presenter();
    stage().wait("the queue", [&] { return presenter.worklist().rowCount() > 0; });
    const auto isWithheld = [&] { return presenter.file() && std::ranges::any_of(presenter.file()->order.lines, &lab::ResultLine::withheld); };
    stage().tabTo(page->queue());
    stage().press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < presenter.worklist().rowCount() && !isWithheld(); ++row) {
        const auto order = presenter.worklist().row(row)->order;
        stage().wait("the order", [&] { return presenter.file() && presenter.file()->order.id == order; });
        if (!isWithheld())
            stage().press(Qt::Key_Down);
    }
    stage().press(Qt::Key_B, Qt::ControlModifier);
    stage().wait("the question why", [&] { return stage().dialog() != nullptr; });
    stage().fill({QStringLiteral("Accident d’exposition au sang ce matin, patient source"), codeOf(QString::fromLatin1(otherBiologist))});
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("what was confidential", [&] {
        auto* open = qobject_cast<ui::ConfidentialPage*>(shell().currentPage());
        return open && open->grid().model()->rowCount() > 0 && !stage().dialog();
    });
    stage().picture(QStringLiteral("16-break-the-glass"));
    stage().press(Qt::Key_F8);
    stage().wait("it closed", [&] { return shell().currentPage() == page; });
}

// Where the laboratory wants a code at each sign-in. The last one opened the glass: this person turns back.
void Demonstration::codeAtTheDoor()
{
    signOut();
    m_steps.begin(QStringLiteral("code at the door"));
    if (!m_store.setPolicy({QStringLiteral("--second-factor"), QStringLiteral("always")}))
        throw StageError("the policy is not set");
    const auto login = QString::fromLatin1(otherBiologist);
    stage().fill({login, m_passwords.value(login)});
    stage().press(Qt::Key_Return);
    m_here->waitsFor(ui::SignInStep::Code);
    stage().type(QStringLiteral("492"));
    stage().picture(QStringLiteral("25-code-at-sign-in"));
    stage().press(Qt::Key_Escape);
    m_here->waitsFor(ui::SignInStep::SignIn);
    if (!m_store.setPolicy({QStringLiteral("--second-factor"), QStringLiteral("sensitive")}))
        throw StageError("the policy is not set back");
}

} // namespace paillasse::demo
