// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountforms.h"

#include "app/client/putaside.h"
#include "ui/signin/passwordfield.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

using Kind = ActionButton::Kind;

OverviewForm::OverviewForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent) : FormCard(theme, presenter, tr("My account"), parent), m_presenter(presenter)
{
    const auto heading = [this](const QString& text) {
        auto* label = addText(text);
        label->setStyle(TextStyle::SmallStrong);
        label->setContentsMargins(0, this->theme().px(8), 0, 0);
        return label;
    };
    const auto action = [this, &theme](const QString& text, int key, void (AccountPresenter::*act)()) {
        auto* button = new ActionButton(theme, Kind::Secondary, text, QKeySequence(key), this);
        connect(button, &QPushButton::clicked, &m_presenter, act);
        return button;
    };
    m_who = addText({});
    m_who->setInk(ColorRole::Ink);
    heading(tr("Where you are signed in"));
    m_place = addText({});
    heading(tr("Password"));
    addText(tr("Nobody can read it back. Who has forgotten it gets a new activation code from an administrator."));
    m_password = action(tr("Change the password…"), Qt::Key_F2, &AccountPresenter::openPassword);
    addWidget(m_password);
    heading(tr("Second factor"));
    m_factorText = addText({});
    m_factor = action({}, Qt::Key_F3, &AccountPresenter::openFactor);
    m_codes = action(tr("New recovery codes…"), Qt::Key_F4, &AccountPresenter::openRecoveryCodes);
    addWidget(m_factor);
    addWidget(m_codes);
    m_asideHeading = heading(tr("Put aside on this workstation"));
    m_asideText = addText({});
    m_aside = new ActionButton(theme, Kind::Secondary, tr("Look at them…"), QKeySequence(Qt::Key_F6), this);
    connect(m_aside, &QPushButton::clicked, this, &OverviewForm::asideAsked);
    addWidget(m_aside);
    for (auto* widget : std::initializer_list<QWidget*>{m_asideHeading, m_asideText, m_aside})
        widget->hide(); // until they are counted
    m_said = addText({});
    m_said->setInk(ColorRole::Done);
    auto* close = new PrimaryButton(theme, tr("Back to work"), QKeySequence(Qt::Key_Escape), this);
    addButton(close);
}

void OverviewForm::refresh()
{
    const auto& session = m_presenter.session();
    const auto& person = session.person();
    const auto title = QString::fromStdString(person.title);
    m_who->setText(QStringLiteral("%1 · %2").arg(QString::fromStdString(person.displayName), title.isEmpty() ? QString::fromStdString(person.login) : QStringLiteral("%1 · %2").arg(title, QString::fromStdString(person.login))));
    m_place->setText(tr("At %1, and nowhere else: a person has one seat. Signing in at another workstation moves it there and locks this one; what was entered here is kept and sent.").arg(session.workstation()));
    const bool has = session.hasFactor();
    m_factorText->setText(has ? tr("Set up. %n recovery code(s) left for the day the telephone is not there.", nullptr, session.recoveryCodesLeft()) : tr("Not set up. Whoever signs, breaks the glass or governs needs one."));
    m_factor->setText(has ? tr("Another telephone…") : tr("Set it up…"));
    m_codes->setVisible(has);
    const auto against = m_presenter.against();
    m_said->setText(against.isEmpty() ? m_presenter.said() : against);
    for (auto* button : {m_password, m_factor, m_codes})
        button->setEnabled(against.isEmpty());
    m_said->setVisible(!m_said->text().isEmpty());
    countAside();
}

// Said only where there is something: most workstations never put anything aside.
void OverviewForm::countAside()
{
    m_presenter.putAside().list(this, [this](const Result<std::vector<client::CopyPutAside>>& copies) {
        std::uint64_t bytes = 0;
        for (const auto& copy : copies.value_or(std::vector<client::CopyPutAside>()))
            bytes += copy.bytes;
        const int count = copies ? static_cast<int>(copies->size()) : 0;
        if (count > 0)
            m_asideText->setText(tr("%n encrypted copy(s), %1, the oldest of %2. They are never deleted by themselves.", nullptr, count).arg(Format::bytes(static_cast<std::int64_t>(bytes)), Format::date(Format::localDay(copies->front().at))));
        for (auto* widget : std::initializer_list<QWidget*>{m_asideHeading, m_asideText, m_aside})
            widget->setVisible(count > 0);
    });
}

void OverviewForm::focusEntry()
{
    m_password->setFocus(Qt::OtherFocusReason);
}

PasswordForm::PasswordForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent) : NewPasswordForm(theme, presenter, tr("Change the password"), parent), m_presenter(presenter)
{
    addText(tr("At your other workstations the new password counts as soon as the store is reached. Until then the copy there opens with the present one, once. A session of yours elsewhere ends at once."));
    m_present = addPassword(tr("Present password"));
    addNewPassword();
    m_working = addText({});
    m_working->setInk(ColorRole::Ink);
    auto* back = new ActionButton(theme, Kind::Secondary, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    addButton(back);
    addButton(new PrimaryButton(theme, tr("Change it"), QKeySequence(Qt::CTRL | Qt::Key_Return), this));
    connect(back, &QPushButton::clicked, &presenter, &AccountPresenter::back);
    connect(&presenter, &AccountPresenter::busyChanged, this, [this](bool busy) {
        m_working->setText(busy ? tr("Your keys are sealed anew under the new password. This takes a few seconds, on purpose…") : QString());
        m_working->setVisible(busy);
    });
    m_working->hide();
}

void PasswordForm::submit()
{
    // Enter in a field goes on to the next that is empty.
    for (auto* field : {m_present, &password(), &repeated()}) {
        if (field->text().isEmpty())
            return field->setFocus(Qt::OtherFocusReason);
    }
    m_presenter.submitPassword(m_present->take(), password().take(), repeated().take());
}

PresentCodeForm::PresentCodeForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent) : FormCard(theme, presenter, tr("Your code"), parent), m_presenter(presenter)
{
    m_text = addText({});
    m_code = addPassword(tr("Code of the authenticator, or a recovery code"));
    m_code->setEchoMode(QLineEdit::Normal);
    m_code->setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    auto* back = new ActionButton(theme, Kind::Secondary, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    addButton(back);
    addButton(new PrimaryButton(theme, tr("Go on"), QKeySequence(Qt::Key_Return), this));
    connect(back, &QPushButton::clicked, &presenter, &AccountPresenter::back);
}

void PresentCodeForm::refresh()
{
    m_text->setText(m_presenter.replacesFactor() ? tr("A code of the telephone that you have now, or a recovery code if it is lost. The present authenticator and its recovery codes count until the new one has shown its first code.")
                                                 : tr("Ten new recovery codes take the place of those that are left; the old sheet is worth nothing afterwards."));
}

void PresentCodeForm::submit()
{
    m_presenter.submitCode(m_code->take());
}

NewFactorForm::NewFactorForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent)
    : FactorForm(theme, presenter, tr("The new authenticator"), tr("Scan this with the telephone that you will use from now on, or type what stands below; then enter the code that it shows. Until then nothing is changed."), parent),
      m_presenter(presenter)
{
    auto* back = new ActionButton(theme, Kind::Secondary, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    addButton(back);
    addButton(new PrimaryButton(theme, tr("Go on"), QKeySequence(Qt::Key_Return), this));
    connect(back, &QPushButton::clicked, &presenter, &AccountPresenter::back);
    connect(&presenter, &AccountPresenter::stepChanged, this, [this] {
        if (m_presenter.step() != AccountStep::Factor)
            forget();
    });
}

} // namespace paillasse::ui
