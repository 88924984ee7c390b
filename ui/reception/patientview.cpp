// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/patientview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/models/rowsmodel.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

PatientView::PatientView(const Theme& theme, RowsModel& orders, QWidget* parent)
    : QWidget(parent), m_banner(new IdentityBanner(theme, this)), m_contact(new Label(theme, TextStyle::Body, {}, this)), m_orders(new DataTable(theme, tr("Orders of this patient"), this)), m_limit(new Label(theme, TextStyle::Body, {}, this)),
      m_correct(new ActionButton(theme, ActionButton::Kind::Secondary, tr("Correct the patient"), QKeySequence(Qt::Key_F9), this)),
      m_newOrder(new PrimaryButton(theme, tr("New order"), QKeySequence(Qt::Key_F3), this))
{
    m_contact->setInk(ColorRole::Quiet);
    m_contact->setElided(true);
    m_limit->setInk(ColorRole::Quiet);
    m_limit->setObjectName(QStringLiteral("historyLimit"));
    m_orders->setModel(&orders);
    m_orders->setColumnDesignWidth(0, 150);
    m_orders->setColumnDesignWidth(1, 140);
    m_orders->setColumnDesignWidth(2, 80);
    m_orders->setStretchColumn(3);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_correct);
    foot->addStretch();
    foot->addWidget(m_newOrder);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8));
    layout->setSpacing(theme.px(10));
    layout->addWidget(m_banner);
    layout->addWidget(m_contact);
    layout->addWidget(m_orders, 1);
    layout->addWidget(m_limit);
    layout->addLayout(foot);
    connect(m_newOrder, &QAbstractButton::clicked, this, &PatientView::newOrderRequested);
    connect(m_correct, &QAbstractButton::clicked, this, &PatientView::correctionRequested);
    connect(m_orders, &DataTable::idActivated, this, &PatientView::orderChosen);
}

void PatientView::show(const client::PatientFile& file, const QString& limit, Instant now)
{
    m_limit->setText(limit);
    m_limit->setVisible(!limit.isEmpty());
    m_banner->show(BannerIdentity::of(file.patient, Format::localDay(now)), std::nullopt, now);
    const auto& contact = file.patient.contact;
    QStringList words;
    for (const auto& text : {contact.address, contact.postcode + ' ' + contact.city, contact.phone, contact.email})
        if (const auto word = QString::fromStdString(text).trimmed(); !word.isEmpty())
            words << word;
    m_contact->setText(words.isEmpty() ? tr("No address or telephone is known.") : words.join(QStringLiteral(" · ")));
}

void PatientView::setRights(bool mayOrder, bool mayCorrect)
{
    m_newOrder->setVisible(mayOrder);
    m_correct->setVisible(mayCorrect);
}

void PatientView::focusEntry()
{
    m_orders->focusEntry();
}

} // namespace paillasse::ui
