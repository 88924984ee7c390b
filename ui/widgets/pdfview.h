// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QWidget>

class QBuffer;
class QPdfDocument;
class QPdfView;

namespace paillasse::ui {

class Theme;

// The bytes of a PDF as they are: what is signed or printed is what is seen. From memory only, no file is written.
// Page Up/Down and the arrows scroll, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width again.
class PdfView : public QWidget {
    Q_OBJECT

public:
    PdfView(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);
    ~PdfView() override;

    // False where the bytes are not a PDF that opens; then nothing is shown.
    bool show(const QByteArray& pdf);
    using QWidget::show;
    void clear();

    [[nodiscard]] int pageCount() const;
    [[nodiscard]] QString text(int page) const; // as a screen reader gets it
    void zoomBy(double factor);
    void fitWidth();

private:
    std::unique_ptr<QBuffer> m_buffer; // the document reads from it
    QPdfDocument* m_document;
    QPdfView* m_view;
};

} // namespace paillasse::ui
