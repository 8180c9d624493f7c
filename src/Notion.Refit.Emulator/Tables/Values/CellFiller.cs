using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Reads the values of a property row by row, without making anything for a row.</summary>
/// <remarks>Values that are computed or looked up (people, relations, files, rollups, formulas) are the exception: their cells are made for each row.</remarks>
internal sealed class CellFiller
{
    private static readonly Cell Checked = new Cell.Checkbox(Checked: true);
    private static readonly Cell Unchecked = new Cell.Checkbox(Checked: false);

    private readonly StoredProperty _property;
    private readonly ValueReader _reader;
    private readonly AnswerScope _scope;
    private int _place;

    private CellFiller(StoredProperty property, ValueReader reader, AnswerScope scope)
    {
        _property = property;
        _reader = reader;
        _scope = scope;
    }

    /// <summary>Returns the function that reads a property. It is not safe for concurrent use.</summary>
    public static CellFill Of(StoredProperty property, ValueReader reader, AnswerScope scope) => new CellFiller(property, reader, scope).Choose();

    private CellFill Choose() => _property.Schema switch
    {
        TitleSchema => (row, used) => Text(Plain((Stored(row) as TitleValue)?.Title), used),
        RichTextSchema => (row, used) => Text(Plain((Stored(row) as RichTextValue)?.RichText), used),
        UrlSchema => (row, used) => Text((Stored(row) as UrlValue)?.Url, used),
        EmailSchema => (row, used) => Text((Stored(row) as EmailValue)?.Email, used),
        PhoneNumberSchema => (row, used) => Text((Stored(row) as PhoneNumberValue)?.PhoneNumber, used),
        NumberSchema => (row, used) => Number((Stored(row) as NumberValue)?.Number, used),
        UniqueIdSchema => static (row, used) => Number(row.UniqueNumber, used),
        CheckboxSchema => (row, _) => Stored(row) is CheckboxValue { Checked: true } ? Checked : Unchecked,
        DateSchema => (row, used) => Date((Stored(row) as DateValue)?.Date is { } date ? CellReader.Moment(date.Start) : null, used),
        CreatedTimeSchema => static (row, used) => Date(CellDate.OfMoment(row.CreatedTime), used),
        LastEditedTimeSchema => static (row, used) => Date(CellDate.OfMoment(row.LastEditedTime), used),
        SelectSchema => OneOf(new OptionCells(_property.Schema), static stored => (stored as SelectValue)?.Option),
        StatusSchema => OneOf(new OptionCells(_property.Schema), static stored => (stored as StatusValue)?.Option),
        MultiSelectSchema => SomeOf(new OptionCells(_property.Schema)),
        _ => (row, _) => CellReader.Of(_reader.Read(row, _property), _property, TitleOf),
    };

    private CellFill OneOf(OptionCells options, Func<WritablePropertyValue?, SelectOption?> chosen) => (row, _) => options.Of(chosen(Stored(row)));

    private CellFill SomeOf(OptionCells options) => (row, used) =>
    {
        Cell.Choice cell = used as Cell.Choice ?? new Cell.Choice([]);
        cell.Options.Clear();
        if (Stored(row) is MultiSelectValue stored)
        {
            for (int i = 0; i < stored.Options.Count; i++)
                cell.Options.AddRange(options.Of(stored.Options[i]).Options);
        }

        return cell;
    };

    private static Cell.Text Text(string? text, Cell? used)
    {
        Cell.Text cell = used as Cell.Text ?? new Cell.Text("");
        cell.Value = text ?? "";
        return cell;
    }

    private static Cell.Number Number(double? number, Cell? used)
    {
        Cell.Number cell = used as Cell.Number ?? new Cell.Number(null);
        cell.Value = number;
        return cell;
    }

    // Neither filters nor sorts look at the end of a range.
    private static Cell.Date Date(CellDate? start, Cell? used)
    {
        Cell.Date cell = used as Cell.Date ?? new Cell.Date(null);
        cell.Start = start;
        return cell;
    }

    private WritablePropertyValue? Stored(StoredPage row) => row.Values.Find(_property.Id, ref _place);

    private string Plain(RichTextList? text) => text is null ? "" : RichTextAnswers.Show(text, _scope).ToPlainText();

    private string TitleOf(Guid id) => (_scope.Workspace.FindNode(id) as StoredPage)?.Title.ToPlainText() ?? "";
}
