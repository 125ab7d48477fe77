#include "ui/lineage/canvasaccess.h"

#include "ui/lineage/canvas.h"
#include "ui/lineage/words.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

/// One card as a screen reader meets it. Belongs to one picture; goes stale with it.
class CardAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    CardAccess(LineageCanvas *canvas, std::uint32_t box) : m_canvas(canvas), m_picture(canvas->picture()), m_box(box) {}

    bool isValid() const override { return m_canvas && m_canvas->picture() == m_picture; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_canvas ? m_canvas->window()->windowHandle() : nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        if (what == QAccessible::Name)
            return boxSentence(*m_picture, m_box);
        if (what != QAccessible::Description)
            return {};
        const auto say = [](const char *words, std::size_t count) {
            return QCoreApplication::translate("lineage", words, nullptr, int(count));
        };
        QString words = say(QT_TRANSLATE_NOOP("lineage", "comes from %n"), m_picture->upEdges(m_box).size()) + u", "_s
            + say(QT_TRANSLATE_NOOP("lineage", "leads to %n"), m_picture->downEdges(m_box).size());
        const LineageMarks *marks = m_canvas->marks();
        if (marks && marks->picture.get() == m_picture) {
            const std::uint8_t flags = marks->boxes[m_box];
            if (flags & LineageMarks::Reached)
                words += u", "_s + QCoreApplication::translate("lineage", "reached for certain");
            if (flags & LineageMarks::MayReach)
                words += u", "_s + QCoreApplication::translate("lineage", "possibly reached");
            if (flags & LineageMarks::Dim)
                words += u", "_s + QCoreApplication::translate("lineage", "not among those asked for");
        }
        return words;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect at = m_canvas->cardOnScreen(m_box).toAlignedRect();
        return QRect(m_canvas->viewport()->mapToGlobal(at.topLeft()), at.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = m_canvas->chosen() == m_box;
        state.focused = state.selected && m_canvas->hasFocus();
        state.offscreen = !m_canvas->cardOnScreen(m_box).intersects(QRectF(m_canvas->viewport()->rect()));
        state.expandable = m_picture->isFamily(m_box);
        state.collapsed = state.expandable;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (isValid() && action == pressAction())
            emit m_canvas->boxChosen(m_box);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    std::uint32_t box() const { return m_box; }

private:
    QPointer<LineageCanvas> m_canvas;
    const LineagePicture *m_picture;
    std::uint32_t m_box;
};

class CanvasAccess final : public QAccessibleWidget {
public:
    explicit CanvasAccess(LineageCanvas *canvas) : QAccessibleWidget(canvas, QAccessible::List) {}
    ~CanvasAccess() override { forget(); }

    int childCount() const override
    {
        const LineagePicture *picture = canvas()->picture();
        return picture ? int(picture->boxCount()) : 0;
    }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_of != canvas()->picture()) {
            forget();
            m_of = canvas()->picture();
        }
        const auto box = std::uint32_t(index);
        const auto found = m_children.constFind(box);
        if (found != m_children.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto *made = new CardAccess(canvas(), box);
        m_children.insert(box, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *card = dynamic_cast<const CardAccess *>(child);
        return card ? int(card->box()) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const std::uint32_t box = canvas()->boxAt(canvas()->viewport()->mapFromGlobal(QPoint(x, y)));
        return box == LineageCanvas::None ? nullptr : child(int(box));
    }
    QAccessibleInterface *focusChild() const override
    {
        if (canvas()->hasFocus() && canvas()->chosen() != LineageCanvas::None)
            return child(int(canvas()->chosen()));
        return nullptr;
    }

private:
    LineageCanvas *canvas() const { return static_cast<LineageCanvas *>(widget()); }
    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    mutable const LineagePicture *m_of = nullptr;
    mutable QHash<std::uint32_t, QAccessible::Id> m_children;
};

QAccessibleInterface *speak(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<LineageCanvas *>(object);
    return canvas ? new CanvasAccess(canvas) : nullptr;
}

}

void installLineageAccess() { QAccessible::installFactory(speak); }

}
