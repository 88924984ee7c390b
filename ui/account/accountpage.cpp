// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpage.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/account/accountforms.h"
#include "ui/account/asidedialog.h"
#include "ui/widgets/sheet.h"

namespace paillasse::ui {

AccountPage::AccountPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_presenter(engine), m_stack(new QStackedWidget(this))
{
    auto* overview = new OverviewForm(theme, m_presenter, this);
    auto* codes = new NewCodesForm(theme, m_presenter, this);
    m_forms = {{AccountStep::Overview, overview},
               {AccountStep::Password, new PasswordForm(theme, m_presenter, this)},
               {AccountStep::Code, new PresentCodeForm(theme, m_presenter, this)},
               {AccountStep::Factor, new NewFactorForm(theme, m_presenter, this)},
               {AccountStep::RecoveryCodes, codes}};
    for (auto* form : std::as_const(m_forms))
        m_stack->addWidget(form);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_stack);
    connect(overview, &OverviewForm::closed, this, &Page::leaveRequested);
    connect(overview, &OverviewForm::asideAsked, this, [this, &theme, overview] {
        auto* dialog = new AsideDialog(theme, m_presenter.putAside(), m_presenter.session().person().id, this);
        connect(dialog, &QDialog::finished, overview, &OverviewForm::refresh);
        dialog->open();
    });
    connect(codes, &RecoveryForm::printAsked, this, [this](const QString& text) { printSheet(this, tr("Recovery codes"), text); });
    connect(&m_presenter, &AccountPresenter::stepChanged, this, &AccountPage::showStep);
    connect(&engine, &client::Engine::connectionChanged, this, [this] {
        if (m_presenter.step() == AccountStep::Overview)
            m_forms.value(AccountStep::Overview)->refresh();
    });
    showStep();
}

QList<KeyAction> AccountPage::keys() const
{
    return {{QKeySequence(Qt::Key_F2), tr("Change the password")}, {QKeySequence(Qt::Key_F3), tr("Set up or replace the second factor")}, {QKeySequence(Qt::Key_F4), tr("New recovery codes")},
            {QKeySequence(Qt::Key_F6), tr("Look at the copies put aside on this workstation")}};
}

void AccountPage::activate()
{
    showStep();
}

// Whoever goes elsewhere in the middle begins again; codes that were shown stay until they are kept.
void AccountPage::deactivate()
{
    if (m_presenter.step() != AccountStep::RecoveryCodes)
        m_presenter.back();
}

void AccountPage::focusEntry()
{
    m_forms.value(m_presenter.step())->focusEntry();
}

void AccountPage::showStep()
{
    auto* form = m_forms.value(m_presenter.step());
    form->refresh();
    m_stack->setCurrentWidget(form);
    if (isVisible())
        form->focusEntry();
}

} // namespace paillasse::ui
