// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/trailform.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

namespace {

Instant beginOf(Date day)
{
    return Instant{QDate(day.year, day.month, day.day).startOfDay().toMSecsSinceEpoch()};
}

// Nothing typed is no bound.
std::optional<Date> dayIn(const QLineEdit* field, Date today)
{
    return field->text().trimmed().isEmpty() ? std::optional<Date>(Date()) : dateFromTyping(field->text(), today);
}

} // namespace

TrailForm::TrailForm(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_person(new QComboBox(this)), m_workstation(new QComboBox(this)), m_from(new QLineEdit(this)), m_to(new QLineEdit(this)), m_fault(new Label(theme, TextStyle::Body, {}, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(10));
    const auto add = [&](QWidget* field, const QString& name, int width) {
        field->setMinimumHeight(theme.controlHeight());
        field->setFixedWidth(theme.px(width));
        auto* column = new QVBoxLayout;
        column->setSpacing(theme.px(2));
        column->addWidget(new FieldLabel(theme, name, field, this));
        column->addWidget(field);
        layout->addLayout(column);
    };
    add(m_person, tr("Person"), 210);
    add(m_workstation, tr("Workstation"), 170);
    add(m_from, tr("From (day)"), 110);
    add(m_to, tr("To (day)"), 110);
    m_from->setPlaceholderText(tr("the beginning"));
    m_to->setPlaceholderText(tr("now"));
    m_fault->setInk(ColorRole::CriticalInk);
    m_fault->setWordWrap(true);
    layout->addWidget(m_fault, 1, Qt::AlignBottom);
    setPeople({});
    setWorkstations({});
    connect(m_person, &QComboBox::activated, this, [this] { Q_EMIT personChosen(lab::PersonId::parse(m_person->currentData().toString().toStdString()).value_or(lab::PersonId())); });
    connect(m_workstation, &QComboBox::activated, this, [this] { Q_EMIT workstationChosen(lab::WorkstationId::parse(m_workstation->currentData().toString().toStdString()).value_or(lab::WorkstationId())); });
    for (auto* field : {m_from, m_to})
        connect(field, &QLineEdit::editingFinished, this, [this, field] {
            if (field->isModified())
                readPeriod();
        });
}

void TrailForm::fill(QComboBox* box, const QString& everybody, const QList<Choice>& choices)
{
    const QSignalBlocker still(box);
    const auto chosen = box->currentData().toString();
    const auto name = box->currentText();
    box->clear();
    box->addItem(everybody, QString());
    for (const auto& choice : choices)
        box->addItem(choice.name, choice.id);
    choose(box, chosen, name);
}

void TrailForm::choose(QComboBox* box, const QString& id, const QString& name)
{
    const QSignalBlocker still(box);
    int place = box->findData(id);
    if (place < 0) {
        box->addItem(name.isEmpty() ? QStringLiteral("…") : name, id);
        place = box->count() - 1;
    } else if (!name.isEmpty() && !id.isEmpty()) {
        box->setItemText(place, name);
    }
    box->setCurrentIndex(place);
}

void TrailForm::setPeople(const QList<Choice>& people)
{
    fill(m_person, tr("anybody"), people);
}

void TrailForm::setWorkstations(const QList<Choice>& workstations)
{
    fill(m_workstation, tr("any"), workstations);
}

void TrailForm::show(const client::TrailQuery& query, const std::vector<client::TrailRow>& events)
{
    QString person;
    QString workstation;
    for (const auto& event : events) {
        if (event.person == query.person && !event.personName.empty())
            person = QString::fromStdString(event.personName);
        if (event.workstation == query.workstation && !event.workstationName.empty())
            workstation = QString::fromStdString(event.workstationName);
    }
    choose(m_person, query.person.isNull() ? QString() : QString::fromStdString(query.person.toString()), person);
    choose(m_workstation, query.workstation.isNull() ? QString() : QString::fromStdString(query.workstation.toString()), workstation);
    if (!m_from->isModified())
        m_from->setText(query.from.isNull() ? QString() : Format::date(Format::localDay(query.from)));
    if (!m_to->isModified()) // up to the end of that day
        m_to->setText(query.to.isNull() ? QString() : Format::date(Format::localDay(query.to - 1)));
}

void TrailForm::readPeriod()
{
    const auto today = Format::localDay(m_clock.now());
    const auto from = dayIn(m_from, today);
    const auto to = dayIn(m_to, today);
    if (!from || !to)
        return m_fault->setText(tr("A day as 12/03/2026."));
    if (!from->isNull() && !to->isNull() && *to < *from)
        return m_fault->setText(tr("The end is before the beginning."));
    m_fault->setText({});
    m_from->setModified(false);
    m_to->setModified(false);
    Q_EMIT periodChosen(from->isNull() ? Instant() : beginOf(*from), to->isNull() ? Instant() : Format::localDaySpan(beginOf(*to)).until);
}

} // namespace paillasse::ui
