// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factorforms.h"

#include "ui/signin/passwordfield.h"
#include "ui/signin/qrview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/codelabel.h"

namespace paillasse::ui {

FactorForm::FactorForm(const Theme& theme, FormPresenter& presenter, const QString& title, const QString& why, QWidget* parent) : FormCard(theme, presenter, title, parent)
{
    addText(why);
    m_qr = new QrView(theme, this);
    addWidget(m_qr);
    m_typed = new CodeLabel(theme, TextStyle::Strong, this);
    m_typed->setAccessibleName(tr("Secret, for typing"));
    addWidget(m_typed);
    m_code = addPassword(tr("The six digits that it shows now"));
    m_code->setEchoMode(QLineEdit::Normal);
    m_code->setInputMethodHints(Qt::ImhPreferNumbers);
}

void FactorForm::show(const SecretBytes& uri, const SecretBytes& typed)
{
    m_qr->show(uri);
    m_typed->show(typed);
}

SecretBytes FactorForm::takeCode()
{
    return m_code->take();
}

void FactorForm::forget()
{
    m_qr->forget();
    m_typed->forget();
}

RecoveryForm::RecoveryForm(const Theme& theme, FormPresenter& presenter, QWidget* parent) : FormCard(theme, presenter, tr("Your recovery codes"), parent)
{
    addText(tr("Each of these stands in once for the telephone, should it be lost. They are shown now and never again: print them, and keep the sheet away from this workstation."));
    m_codes = new CodeLabel(theme, TextStyle::Strong, this);
    m_codes->setAccessibleName(tr("Recovery codes"));
    addWidget(m_codes);
    auto* print = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P), this);
    addButton(print);
    addButton(new PrimaryButton(theme, tr("I keep them safe"), QKeySequence(Qt::Key_Return), this));
    connect(print, &QPushButton::clicked, this, [this] { Q_EMIT printAsked(m_codes->text()); });
}

void RecoveryForm::show(const QStringList& codes)
{
    if (codes.isEmpty())
        return forget();
    m_codes->setText(codes.join(u'\n'));
}

void RecoveryForm::forget()
{
    m_codes->forget();
}

} // namespace paillasse::ui
