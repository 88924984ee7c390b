// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QLabel>

#include "app/crypto/totp.h"
#include "tests/demo/demonstration.h"
#include "ui/administration/workstationspage.h"
#include "ui/confidential/confidentialpage.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

// Who governs, and who is governed.
namespace paillasse::demo {

namespace {

constexpr auto technician = "alegoff";
constexpr auto administrator = "tmorvan";
constexpr auto officer = "molivier";
constexpr auto otherBiologist = "eguillou";

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

// Down to the row that has this text in its first column.
bool choose(Stage& stage, ui::Page& page, const QString& text)
{
    auto* table = page.findChild<ui::DataTable*>();
    page.focusEntry();
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
    m_stage->begin(QStringLiteral("seat moved"));
    auto& session = m_colleague->session();
    session.signOut();
    m_stage->wait("the other workstation free", [&] { return session.state() == client::SessionState::SignedOut; });
    const auto login = QString::fromLatin1(technician);
    session.signIn(login, secret(m_passwords.value(login)));
    m_stage->wait("the question where they sit", [&] { return session.trouble().failure == client::Failure::SeatElsewhere && !session.isBusy(); });
    session.takeSeat();
    auto& presenter = m_work->signIn().presenter();
    m_stage->wait("this workstation locked", [&] { return m_work->window().overlay().isLocked() && presenter.step() == ui::SignInStep::Failed; });
    m_stage->picture(QStringLiteral("12-seat-moved"));
    m_stage->press(Qt::Key_Backtab, Qt::ShiftModifier);
    m_stage->press(Qt::Key_Return); // not here: somebody else's turn
    m_stage->wait("the sign-in page", [&] { return presenter.step() == ui::SignInStep::SignIn; });
}

void Demonstration::people()
{
    firstSignIn(QString::fromLatin1(administrator), false);
    m_stage->begin(QStringLiteral("people"));
    go(QStringLiteral("people"));
    auto* page = m_work->window().shell().currentPage();
    m_stage->wait("the people", [&] { return choose(*m_stage, *page, QStringLiteral("Dr Hélène Corre")); });
    m_stage->picture(QStringLiteral("13-people"));
}

// A third machine comes with a code that the administrator has made, and waits.
void Demonstration::workstations()
{
    m_stage->begin(QStringLiteral("workstations"));
    go(QStringLiteral("workstations"));
    auto* page = m_work->window().shell().currentPage();
    m_stage->press(Qt::Key_N, Qt::ControlModifier);
    m_stage->wait("the enrolment code", [&] { return m_stage->dialog() != nullptr; });
    QString code;
    for (const auto* label : m_stage->dialog()->findChildren<QLabel*>())
        if (label->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard))
            code = label->text();
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_waiting = std::make_unique<client::Engine>(client::Profile(m_setting.profiles + QStringLiteral("/third")), m_clock, m_log);
    auto& session = m_waiting->session();
    session.start();
    m_stage->wait("the third workstation", [&] { return session.state() == client::SessionState::NotEnrolled; });
    session.enrol(secret(code), QStringLiteral("HEMATO-01"), QStringLiteral("127.0.0.1:%1").arg(m_store.port()));
    m_stage->wait("its waiting", [&] { return session.state() == client::SessionState::AwaitingApproval; });
    page->activate();
    m_stage->wait("it in the list", [&] { return page->count() == 1; });
    choose(*m_stage, *page, QStringLiteral("HEMATO-01"));
    m_stage->picture(QStringLiteral("14-workstations"));
}

void Demonstration::rightsReview()
{
    firstSignIn(QString::fromLatin1(officer), false);
    m_stage->begin(QStringLiteral("rights review"));
    go(QStringLiteral("rights"));
    const auto* table = m_work->window().shell().currentPage()->findChild<ui::DataTable*>();
    m_stage->wait("who has what", [&] { return table->model()->rowCount() > 10; });
    m_stage->picture(QStringLiteral("15-rights-review"));
}

// A biologist without the entitlement must see what stands as « examen confidentiel ».
void Demonstration::brokenGlass()
{
    firstSignIn(QString::fromLatin1(otherBiologist), false);
    m_stage->begin(QStringLiteral("break the glass"));
    go(QStringLiteral("validation"));
    auto& shell = m_work->window().shell();
    auto* page = qobject_cast<ui::ValidationPage*>(shell.currentPage());
    auto& presenter = page->presenter();
    m_stage->wait("the queue", [&] { return presenter.worklist().rowCount() > 0; });
    const auto isWithheld = [&] { return presenter.file() && std::ranges::any_of(presenter.file()->order.lines, &lab::ResultLine::withheld); };
    page->queue().setFocus();
    m_stage->press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < presenter.worklist().rowCount() && !isWithheld(); ++row) {
        const auto order = presenter.worklist().row(row)->order;
        m_stage->wait("the order", [&] { return presenter.file() && presenter.file()->order.id == order; });
        if (!isWithheld())
            m_stage->press(Qt::Key_Down);
    }
    m_stage->press(Qt::Key_B, Qt::ControlModifier);
    m_stage->wait("the question why", [&] { return m_stage->dialog() != nullptr; });
    // Of the next step: the one before was used for setting it up.
    const auto code = crypto::totpCode(m_factor, crypto::totpStep(m_clock.now()) + 1);
    m_stage->fill({QStringLiteral("Accident d'exposition au sang ce matin, patient source"), QString::fromStdString(std::string(asText(code.view())))});
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("what was confidential", [&] {
        auto* open = qobject_cast<ui::ConfidentialPage*>(shell.currentPage());
        return open && open->grid().model()->rowCount() > 0 && !m_stage->dialog();
    });
    m_stage->picture(QStringLiteral("16-break-the-glass"));
    m_stage->press(Qt::Key_F8);
    m_stage->wait("it closed", [&] { return shell.currentPage() == page; });
}

} // namespace paillasse::demo
