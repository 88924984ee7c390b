// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportcheck/checkpage.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/reportcheck/filedrop.h"
#include "ui/reportcheck/verdictpanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr double columnWidth = 780;
}

CheckPage::CheckPage(const Theme& theme, client::Engine& engine, QWidget* parent)
    : Page(parent), m_theme(theme), m_presenter(engine), m_open(new PrimaryButton(theme, tr("Open a PDF…"), QKeySequence(Qt::Key_F7), this)), m_code(new QLineEdit(this)),
      m_checkCode(new ActionButton(theme, ActionButton::Kind::Secondary, tr("Check the code"), QKeySequence(Qt::Key_Return), this)), m_said(new Label(theme, TextStyle::Body, {}, this)),
      m_verdict(new VerdictPanel(theme, this))
{
    auto* fileCard = new Card(theme, this);
    auto* fileText = new QVBoxLayout;
    fileText->setSpacing(theme.px(4));
    fileText->addStretch(1);
    fileText->addWidget(new Label(theme, TextStyle::Heading, tr("The PDF of a report"), fileCard));
    auto* how = new Label(theme, TextStyle::Body, tr("Open it, or drop it on this page. The file stays on this workstation: only its fingerprint and the report's number are sent to the store."), fileCard);
    how->setWordWrap(true);
    how->setInk(ColorRole::Quiet);
    fileText->addWidget(how);
    fileText->addStretch(1);
    auto* fileRow = new QHBoxLayout(fileCard);
    fileRow->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    fileRow->setSpacing(theme.px(20));
    fileRow->addLayout(fileText, 1);
    fileRow->addWidget(m_open);

    auto* codeCard = new Card(theme, this);
    auto* codeLabel = new Label(theme, TextStyle::Heading, tr("On paper only: the code of the last page"), codeCard);
    m_code->setMinimumHeight(theme.controlHeight());
    m_code->setMaxLength(static_cast<int>(client::ReportCode::mostCharacters));
    m_code->setAccessibleName(tr("Text of the report's code"));
    m_code->setPlaceholderText(tr("Scan the code, or paste its text: PAILLASSE:2:…"));
    codeLabel->setBuddy(m_code);
    auto* codeRow = new QHBoxLayout;
    codeRow->setSpacing(theme.px(10));
    codeRow->addWidget(m_code, 1);
    codeRow->addWidget(m_checkCode);
    auto* codeLayout = new QVBoxLayout(codeCard);
    codeLayout->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    codeLayout->setSpacing(theme.px(8));
    codeLayout->addWidget(codeLabel);
    codeLayout->addLayout(codeRow);

    m_said->setWordWrap(true);
    m_verdict->setVisible(false);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme.px(12));
    column->addWidget(fileCard);
    column->addWidget(codeCard);
    column->addWidget(m_said);
    column->addWidget(m_verdict);
    column->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16));
    layout->addStretch(1);
    layout->addLayout(column, 0);
    layout->addStretch(1);
    for (auto* card : {static_cast<QWidget*>(fileCard), static_cast<QWidget*>(codeCard), static_cast<QWidget*>(m_verdict)})
        card->setFixedWidth(theme.px(columnWidth));

    auto* drop = new FileDrop(*this);
    connect(drop, &FileDrop::dropped, this, [this](const QString& path) {
        if (m_presenter.isOnline())
            checkFile(path);
    });
    connect(m_open, &QAbstractButton::clicked, this, &CheckPage::askFile);
    connect(m_checkCode, &QAbstractButton::clicked, this, [this] { m_presenter.checkCode(m_code->text()); });
    connect(m_code, &QLineEdit::returnPressed, m_checkCode, &QAbstractButton::click);
    connect(m_code, &QLineEdit::textChanged, this, &CheckPage::showState);
    connect(&m_presenter, &CheckPresenter::changed, this, &CheckPage::showState);
    connect(&engine, &client::Engine::connectionChanged, this, &CheckPage::showState);
    showState();
}

QList<KeyAction> CheckPage::keys() const
{
    return {{QKeySequence(Qt::Key_F7), tr("Open a report's PDF")}};
}

void CheckPage::focusEntry()
{
    m_code->setFocus();
}

void CheckPage::lock()
{
    m_code->clear();
    m_presenter.clear();
}

void CheckPage::askFile()
{
    auto* dialog = new QFileDialog(this, tr("Open a report's PDF"), {}, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CheckPage::checkFile);
    dialog->open();
}

void CheckPage::checkFile(const QString& path)
{
    m_code->clear(); // what is shown below is said of the file alone
    m_presenter.checkFile(path);
}

// What needs the store says so before a file is looked for, not after.
void CheckPage::showState()
{
    const bool isOnline = m_presenter.isOnline();
    m_open->setEnabled(isOnline && !m_presenter.isBusy());
    m_checkCode->setEnabled(isOnline && !m_presenter.isBusy() && !m_code->text().trimmed().isEmpty());
    m_said->setInk(isOnline ? ColorRole::Quiet : ColorRole::CriticalInk);
    m_said->setText(!isOnline              ? tr("Checking needs the store, which cannot be reached. Nothing can be said about a report without it.")
                    : m_presenter.isBusy() ? tr("Asking the store…")
                                           : QString());
    m_said->setVisible(!m_said->text().isEmpty());
    if (m_presenter.result())
        m_verdict->show(*m_presenter.result(), m_presenter.subject());
    else
        m_verdict->setVisible(false);
}

} // namespace paillasse::ui
