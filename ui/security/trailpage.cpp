// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/trailpage.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/administration/askdialog.h"
#include "ui/models/onlineonly.h"
#include "ui/models/takenfile.h"
#include "ui/security/alertwords.h"
#include "ui/security/hourpanel.h"
#include "ui/security/trailsubject.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

const QString subjectChip = QStringLiteral("subject");

} // namespace

TrailPage::TrailPage(const Theme& theme, client::Watch& watch, const Clock& clock, QWidget* parent)
    : SecurityPage(theme, parent), m_presenter(watch, clock), m_form(new TrailForm(theme, clock, this)), m_events(new DataTable(theme, tr("Who did and saw what"), this)),
      m_hours(new HourPanel(theme, tr("By hour"), tr("of the last 14 days of the period"), false, this)), m_summary(new Label(theme, TextStyle::Body, {}, this)), m_said(new Label(theme, TextStyle::Body, {}, this)),
      m_csv(new ActionButton(theme, ActionButton::Kind::Secondary, tr("Save as a table (CSV)…"), QKeySequence(Qt::Key_F7), this)),
      m_pdf(new ActionButton(theme, ActionButton::Kind::Secondary, tr("Save as PDF…"), QKeySequence(Qt::Key_F8), this))
{
    build();
    connect(&m_presenter, &TrailPresenter::answered, this, &TrailPage::show);
    connect(&m_presenter, &TrailPresenter::queryChanged, this, &TrailPage::show);
    connect(&m_presenter, &TrailPresenter::said, this, &TrailPage::say);
    connect(m_form, &TrailForm::personChosen, &m_presenter, &TrailPresenter::setPerson);
    connect(m_form, &TrailForm::workstationChosen, &m_presenter, &TrailPresenter::setWorkstation);
    connect(m_form, &TrailForm::periodChosen, &m_presenter, &TrailPresenter::setPeriod);
    connect(m_csv, &QAbstractButton::clicked, this, [this] { choose(client::ExportForm::Csv, tr("trail.csv"), tr("Tables (*.csv)")); });
    connect(m_pdf, &QAbstractButton::clicked, this, [this] { choose(client::ExportForm::Pdf, tr("trail.pdf"), tr("PDF (*.pdf)")); });
    connect(m_events, &DataTable::idActivated, this, [this](const QVariant& id) {
        if (const auto* row = m_presenter.events().row(id))
            m_presenter.ask(TrailSubject::about(*row));
    });
    show();
}

void TrailPage::build()
{
    m_events->setModel(&m_presenter.events());
    const int widths[EventsModel::columns] = {140, 176, 190, 186, 0, 140};
    for (int column = 0; column < EventsModel::columns; ++column)
        if (widths[column] > 0)
            m_events->setColumnDesignWidth(column, widths[column]);
    m_events->setStretchColumn(EventsModel::What);
    m_summary->setInk(ColorRole::Quiet);
    m_said->setWordWrap(true);
    auto* list = new Card(m_theme, this);
    auto* inList = new QVBoxLayout(list);
    inList->setContentsMargins(0, 0, 0, 0);
    inList->addWidget(m_events);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(m_theme.px(10));
    foot->addWidget(m_csv);
    foot->addWidget(m_pdf);
    foot->addWidget(m_said, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(m_theme.px(16), m_theme.px(10), m_theme.px(16), m_theme.px(10));
    layout->setSpacing(m_theme.px(8));
    layout->addWidget(notice());
    layout->addWidget(m_form);
    layout->addWidget(m_summary);
    layout->addWidget(list, 5);
    layout->addWidget(m_hours, 2);
    layout->addLayout(foot);
}

void TrailPage::guard(OnlineOnly& online)
{
    for (auto* button : {m_csv, m_pdf})
        online.guard(button, [this] { return m_presenter.hasRows(); });
}

void TrailPage::refresh()
{
    Q_EMIT choicesWanted();
    m_presenter.refresh();
}

// The question stays as it was; the first time, it is about today.
void TrailPage::activate()
{
    Q_EMIT choicesWanted();
    if (!std::exchange(m_wasShown, true))
        m_presenter.refresh();
}

void TrailPage::open(const QString& subject)
{
    m_presenter.ask(TrailSubject::from(subject));
}

void TrailPage::focusEntry()
{
    m_events->focusEntry();
}

QList<Chip> TrailPage::chips() const
{
    QList<Chip> chips;
    if (const auto subject = m_presenter.patientWords(); !subject.isEmpty())
        chips << Chip{subjectChip, subject, -1, true, false, true};
    for (int i = 0; i <= static_cast<int>(lastOf(EventGroup())); ++i) {
        const auto group = static_cast<EventGroup>(i);
        chips << Chip{QString::number(i), EventWords::of(group), -1, m_presenter.groups().contains(group)};
    }
    return chips;
}

QList<KeyAction> TrailPage::keys() const
{
    return {{Qt::Key_Return, tr("Who saw the same patient that day")}, {Qt::Key_F7, tr("Save as a table")}, {Qt::Key_F8, tr("Save as PDF")}};
}

void TrailPage::toggleChip(const QString& id, bool on)
{
    m_presenter.toggle(static_cast<EventGroup>(id.toInt()), on);
}

void TrailPage::show()
{
    m_form->show(m_presenter.query(), m_presenter.events().rows());
    m_hours->show(m_presenter.hours());
    m_summary->setText(m_presenter.summary());
    for (auto* button : {m_csv, m_pdf})
        button->setEnabled(m_presenter.hasRows());
    updateGuards();
    Q_EMIT chipsChanged();
}

void TrailPage::say(const QString& text, bool isTrouble)
{
    m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
}

void TrailPage::choose(client::ExportForm form, const QString& name, const QString& filter)
{
    if (const auto against = m_presenter.objection(); !against.isEmpty())
        return say(against, true);
    auto* dialog = new QFileDialog(this, title(), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString& path) { askCode(form, path); });
    dialog->open();
}

void TrailPage::askCode(client::ExportForm form, const QString& path)
{
    auto* dialog = new AskDialog(m_theme, tr("Take the trail away"), tr("The file says who saw what, with numbers and no name of a patient. That it was made, by whom and about what, is recorded."), tr("Save"), this);
    auto* field = dialog->addField(tr("Your own code"));
    dialog->setStaysOpen();
    connect(dialog, &AskDialog::confirmed, this, [this, dialog, field, form, path](const QStringList& texts) {
        field->clear();
        m_presenter.exportAs(form, SecretBytes::copyOf(std::string_view(texts[0].toStdString())), dialog, [this, dialog, path](const Result<Bytes>& file) {
            if (!file)
                return dialog->refuse(AlertWords::of(file.error()));
            dialog->accept();
            const auto saved = TakenFile::save(path, *file);
            say(saved.words, saved.isTrouble);
        });
    });
    ask(dialog);
}

} // namespace paillasse::ui
