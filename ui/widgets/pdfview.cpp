// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pdfview.h"

#include <algorithm>

#include <QBuffer>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QPdfView>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace paillasse::ui {

PdfView::PdfView(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_document(new QPdfDocument(this)), m_view(new QPdfView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setPageMode(QPdfView::PageMode::MultiPage);
    m_view->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setDocumentMargins({theme.px(12), theme.px(12), theme.px(12), theme.px(12)});
    m_view->setPageSpacing(theme.px(12));
    m_view->setAccessibleName(accessibleName);
    m_view->setDocument(m_document);
    setFocusProxy(m_view);
    // The view paints what is round the pages in this role.
    const auto surround = [this, &theme] {
        QPalette palette = m_view->palette();
        palette.setColor(QPalette::Dark, theme.color(ColorRole::Line));
        m_view->setPalette(palette);
    };
    surround();
    connect(&theme, &Theme::changed, this, surround);

    const auto on = [this](const QKeySequence& key, auto what) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    on(QKeySequence::ZoomIn, [this] { zoomBy(1.25); });
    on(QKeySequence::ZoomOut, [this] { zoomBy(0.8); });
    on(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { fitWidth(); });
}

PdfView::~PdfView()
{
    // The view's renderer must let go before the buffer dies.
    m_view->setDocument(nullptr);
    m_document->close();
}

bool PdfView::show(const QByteArray& pdf)
{
    clear();
    m_buffer = std::make_unique<QBuffer>();
    m_buffer->setData(pdf);
    m_buffer->open(QIODevice::ReadOnly);
    m_document->load(m_buffer.get());
    if (m_document->error() != QPdfDocument::Error::None || m_document->pageCount() == 0) {
        clear();
        return false;
    }
    m_view->setAccessibleDescription(tr("%n page(s). %1", nullptr, m_document->pageCount()).arg(text(0)));
    return true;
}

void PdfView::clear()
{
    m_document->close();
    m_buffer.reset();
    m_view->setAccessibleDescription({});
}

int PdfView::pageCount() const
{
    return m_buffer ? m_document->pageCount() : 0;
}

QString PdfView::text(int page) const
{
    return page < pageCount() ? m_document->getAllText(page).text() : QString();
}

void PdfView::zoomBy(double factor)
{
    const double now = m_view->zoomMode() == QPdfView::ZoomMode::Custom ? m_view->zoomFactor() : 1.0;
    m_view->setZoomMode(QPdfView::ZoomMode::Custom);
    m_view->setZoomFactor(std::clamp(now * factor, 0.25, 4.0));
}

void PdfView::fitWidth()
{
    m_view->setZoomMode(QPdfView::ZoomMode::FitToWidth);
}

} // namespace paillasse::ui
