using System.Runtime.InteropServices;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Values;

/// <summary>One row at a time of a data source, for filters and sorts. Moving on to the next one makes nothing new.</summary>
/// <remarks>
/// A scan looks at every row of a large data source, so the cells of a cursor are filled anew for each row: none may be kept. Values that are
/// computed or looked up (people, relations, files, rollups, formulas) are the exception: their cells are made for each row.
/// </remarks>
internal sealed class RowCursor(StoredDataSource source, ValueReader reader, AnswerScope scope) : IQueryRow
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    public StoredPage Page { get; private set; } = null!;

    public DateTimeOffset CreatedTime => Page.CreatedTime;

    public DateTimeOffset LastEditedTime => Page.LastEditedTime;

    public Cell this[string propertyId]
    {
        get
        {
            ref Slot? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, propertyId, out _);
            slot ??= new Slot(source.Properties[propertyId]);
            if (!ReferenceEquals(slot.FilledFor, Page))
            {
                slot.FilledFor = Page;
                Fill(slot);
            }

            return slot.Cell;
        }
    }

    /// <summary>Goes to a row.</summary>
    public RowCursor At(StoredPage row)
    {
        Page = row;
        return this;
    }

    private void Fill(Slot slot)
    {
        WritablePropertyValue? stored = Page.Values.Find(slot.Property.Id);
        switch (slot.Property.Schema)
        {
            case TitleSchema:
                slot.Set(Plain(Page.Title));
                break;
            case RichTextSchema:
                slot.Set(Plain((stored as RichTextValue)?.RichText ?? RichTextList.Empty));
                break;
            case UrlSchema:
                slot.Set((stored as UrlValue)?.Url ?? "");
                break;
            case EmailSchema:
                slot.Set((stored as EmailValue)?.Email ?? "");
                break;
            case PhoneNumberSchema:
                slot.Set((stored as PhoneNumberValue)?.PhoneNumber ?? "");
                break;
            case NumberSchema:
                slot.Set((stored as NumberValue)?.Number);
                break;
            case UniqueIdSchema:
                slot.Set(Page.UniqueNumber);
                break;
            case CheckboxSchema:
                slot.Set(stored is CheckboxValue { Checked: true });
                break;
            case DateSchema:
                slot.Set((stored as DateValue)?.Date);
                break;
            case CreatedTimeSchema:
                slot.Set(CellDate.OfMoment(Page.CreatedTime));
                break;
            case LastEditedTimeSchema:
                slot.Set(CellDate.OfMoment(Page.LastEditedTime));
                break;
            case SelectSchema:
                slot.Choose((stored as SelectValue)?.Option);
                break;
            case StatusSchema:
                slot.Choose((stored as StatusValue)?.Option);
                break;
            case MultiSelectSchema:
                slot.Choose((stored as MultiSelectValue)?.Options ?? []);
                break;
            default:
                slot.Cell = CellReader.Of(reader.Read(Page, slot.Property), slot.Property, TitleOf);
                break;
        }
    }

    private string Plain(RichTextList text) => RichTextAnswers.Show(text, scope).ToPlainText();

    private string TitleOf(Guid id) => (scope.Workspace.FindNode(id) as StoredPage)?.Title.ToPlainText() ?? "";

    /// <summary>A property, and the cell that its value of the current row is put into.</summary>
    private sealed class Slot(StoredProperty property)
    {
        private readonly Dictionary<string, CellOption> _options = CellReader.Options(property.Schema);
        private readonly List<CellOption> _chosen = [];

        public StoredProperty Property { get; } = property;

        public StoredPage? FilledFor { get; set; }

        public Cell Cell { get; set; } = new Cell.Nothing();

        public void Set(string text)
        {
            if (Cell is Cell.Text cell)
                cell.Value = text;
            else
                Cell = new Cell.Text(text);
        }

        public void Set(double? number)
        {
            if (Cell is Cell.Number cell)
                cell.Value = number;
            else
                Cell = new Cell.Number(number);
        }

        public void Set(bool isChecked)
        {
            if (Cell is Cell.Checkbox cell)
                cell.Checked = isChecked;
            else
                Cell = new Cell.Checkbox(isChecked);
        }

        public void Set(NotionDate? date)
        {
            if (Cell is not Cell.Date cell)
                Cell = cell = new Cell.Date(Start: null);
            cell.Start = date is null ? null : CellReader.Moment(date.Start);
            cell.End = date?.End is { } end ? CellReader.Moment(end) : null;
        }

        public void Set(CellDate moment)
        {
            if (Cell is not Cell.Date cell)
                Cell = cell = new Cell.Date(Start: null);
            cell.Start = moment;
        }

        public void Choose(SelectOption? option)
        {
            _chosen.Clear();
            Add(option);
            Show();
        }

        public void Choose(IReadOnlyList<SelectOption> options)
        {
            _chosen.Clear();
            for (int i = 0; i < options.Count; i++)
                Add(options[i]);
            Show();
        }

        // Options that are not in the schema any more are none.
        private void Add(SelectOption? option)
        {
            if (option?.Id is { } id && _options.TryGetValue(id, out CellOption known))
                _chosen.Add(known);
        }

        private void Show()
        {
            if (Cell is not Cell.Choice)
                Cell = new Cell.Choice(_chosen);
        }
    }
}
