// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/enrolmentpage.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>

#include "ui/signin/passwordfield.h"
#include "ui/signin/signinpresenter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

EnrolmentPage::EnrolmentPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : Form(theme, presenter, tr("Enrol this workstation"), parent)
{
    addText(tr("An administrator has given you an enrolment code and the store's address. The code carries the store's identity: there is no certificate to accept."));
    m_code = addPassword(tr("Enrolment code"));
    // It is used once and is worth nothing without an approval; who types it has to be able to read it.
    m_code->setEchoMode(QLineEdit::Normal);
    auto* open = new ActionButton(theme, ActionButton::Kind::Plain, tr("Open the code's file…"), QKeySequence(Qt::CTRL | Qt::Key_O), this);
    addWidget(open);
    m_fileError = addText({});
    m_fileError->setInk(ColorRole::CriticalInk);
    m_fileError->hide();
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("for example store.laboratory.example:8443"));
    addField(tr("Store's address"), m_address);
    m_name = new QLineEdit(this);
    m_name->setMaxLength(40);
    m_name->setPlaceholderText(tr("for example BIOCH-02"));
    addField(tr("Name of this workstation"), m_name);
    addButton(new PrimaryButton(theme, tr("Enrol"), QKeySequence(Qt::CTRL | Qt::Key_Return), this));
    connect(open, &QPushButton::clicked, this, &EnrolmentPage::chooseFile);
}

void EnrolmentPage::refresh()
{
    m_name->setText(presenter().workstation());
    m_address->setText(presenter().address());
    m_fileError->hide();
}

void EnrolmentPage::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open the code's file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // The system's own dialog could not be hidden by the lock.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    connect(dialog, &QFileDialog::fileSelected, this, &EnrolmentPage::readFile);
    dialog->open();
}

void EnrolmentPage::readFile(const QString& path)
{
    QFile file(path);
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.read(8192);
    QString code;
    QString address;
    if (!presenter().readCodeFile(text, code, address)) {
        m_fileError->setText(tr("This file holds no enrolment code."));
        m_fileError->show();
        return;
    }
    m_fileError->hide();
    m_code->setText(code);
    if (!address.isEmpty())
        m_address->setText(address);
    focusEntry();
}

void EnrolmentPage::submit()
{
    // It stays in the field while something else is missing; once sent it is forgotten, for a refused code is refused again.
    presenter().submitEnrolment(m_code->peek(), m_name->text(), m_address->text());
    if (presenter().isBusy())
        m_code->forget();
}

ApprovalPage::ApprovalPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : Form(theme, presenter, tr("Waiting for approval"), parent)
{
    m_text = addText({});
    m_words = addText({});
    m_words->setStyle(TextStyle::Heading);
    m_words->setInk(ColorRole::Ink);
    m_words->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_words->setAccessibleName(tr("Fingerprint to compare"));
    addText(tr("This page goes on by itself. You may leave the computer on and come back."));
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Enter another code"), {}, this);
    addButton(cancel);
    connect(cancel, &QPushButton::clicked, this, [this] { this->presenter().cancelEnrolment(); });
}

void ApprovalPage::refresh()
{
    m_text->setText(tr("An administrator has to approve the workstation %1. Read them this fingerprint: it must be the one on their screen.").arg(presenter().workstation()));
    m_words->setText(presenter().approvalWords());
}

} // namespace paillasse::ui
