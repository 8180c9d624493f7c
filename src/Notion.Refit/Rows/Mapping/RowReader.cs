using System.ComponentModel;
using System.Numerics;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The values of a page by slot, converted to the types of the members. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowReader
{
    private readonly RowBinding _binding;
    private RowOrigin _values = null!;

    internal RowReader(RowBinding binding) => _binding = binding;

    /// <summary>Gets what is known of the page.</summary>
    public RowOrigin Origin { get; private set; } = null!;

    /// <summary>Reads a text; empty when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The text.</returns>
    public string Text(int slot) => TextOrNull(slot) ?? "";

    /// <summary>Reads a text; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The text.</returns>
    public string? TextOrNull(int slot) => CellText.Of(Value(slot), out string? problem) is { Length: > 0 } text ? text : problem is null ? null : throw Unreadable(slot, problem);

    /// <summary>Reads a rich text; empty when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The text.</returns>
    public RichTextList RichText(int slot) => Value(slot) switch
    {
        null => RichTextList.Empty,
        RichTextValue text => text.RichText,
        TitleValue title => title.Title,
        { } other => throw Unreadable(slot, other.Type),
    };

    /// <summary>Reads a number that cannot be empty.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The number.</returns>
    public T Number<T>(int slot)
        where T : struct, INumber<T> => NumberOrNull<T>(slot) ?? throw Empty(slot);

    /// <summary>Reads a number; null when there is none.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The number.</returns>
    public T? NumberOrNull<T>(int slot)
        where T : struct, INumber<T>
    {
        double? number = CellNumber.Of(Value(slot), out string? problem);
        if (problem is not null)
            throw Unreadable(slot, problem);
        if (number is not { } value)
            return null;
        return Convert<T>(slot, value);
    }

    /// <summary>Reads a checkbox.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>Whether it is checked.</returns>
    public bool Checkbox(int slot) => CheckboxOrNull(slot) ?? false;

    /// <summary>Reads a checkbox; null when a formula has no result.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>Whether it is checked.</returns>
    public bool? CheckboxOrNull(int slot) => Value(slot) switch
    {
        null => null,
        CheckboxValue checkbox => checkbox.Checked,
        FormulaValue { Result: FormulaBoolean result } => result.Value,
        { } other => throw Unreadable(slot, CellText.Describe(other)),
    };

    /// <summary>Reads a day that cannot be empty.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The day.</returns>
    public DateOnly Day(int slot) => DayOrNull(slot) ?? throw Empty(slot);

    /// <summary>Reads a day; null when there is none. Of a range the first day.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The day.</returns>
    public DateOnly? DayOrNull(int slot) => DateOrNull(slot)?.Start.Date;

    /// <summary>Reads an instant that cannot be empty.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The instant.</returns>
    public DateTimeOffset Instant(int slot) => InstantOrNull(slot) ?? throw Empty(slot);

    /// <summary>Reads an instant; null when there is none. A day is its midnight in UTC; of a range the start counts.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The instant.</returns>
    public DateTimeOffset? InstantOrNull(int slot) => DateOrNull(slot) is { } date ? CellDates.InstantOf(date) : null;

    /// <summary>Reads a date that cannot be empty.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The date.</returns>
    public NotionDate Date(int slot) => DateOrNull(slot) ?? throw Empty(slot);

    /// <summary>Reads a date; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The date.</returns>
    public NotionDate? DateOrNull(int slot)
    {
        NotionDate? date = CellDates.Of(Value(slot), out string? problem);
        return problem is null ? date : throw Unreadable(slot, problem);
    }

    /// <summary>Reads an option that cannot be empty.</summary>
    /// <typeparam name="TEnum">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The option.</returns>
    public TEnum Option<TEnum>(int slot)
        where TEnum : struct, Enum => OptionOrNull<TEnum>(slot) ?? throw Empty(slot);

    /// <summary>Reads an option; null when none is chosen.</summary>
    /// <typeparam name="TEnum">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The option.</returns>
    public TEnum? OptionOrNull<TEnum>(int slot)
        where TEnum : struct, Enum
    {
        string? name = Value(slot) switch
        {
            null => null,
            SelectValue select => select.Option?.Name,
            StatusValue status => status.Option?.Name,
            { } other => throw Unreadable(slot, other.Type),
        };
        return name is null ? null : Named<TEnum>(slot, name);
    }

    /// <summary>Reads the options of a multi-select.</summary>
    /// <typeparam name="TEnum">The type of the elements.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The options.</returns>
    public TEnum[] Options<TEnum>(int slot)
        where TEnum : struct, Enum => [.. Texts(slot).Where(static name => name.Length > 0).Select(name => Named<TEnum>(slot, name))];

    /// <summary>Reads the options of a multi-select, or the texts of a rollup, where an empty one is an empty text.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The names.</returns>
    public string[] Texts(int slot)
    {
        string[]? texts = CellText.ListOf(Value(slot), out string? problem);
        return texts ?? throw Unreadable(slot, problem!);
    }

    /// <summary>Reads the numbers of a rollup, without empty ones.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The numbers.</returns>
    public T[] Numbers<T>(int slot)
        where T : struct, INumber<T>
    {
        var numbers = new List<T>();
        foreach (PropertyValue element in Elements(slot))
        {
            double? number = CellNumber.Of(element, out string? problem);
            if (problem is not null)
                throw Unreadable(slot, problem);
            if (number is { } value)
                numbers.Add(Convert<T>(slot, value));
        }

        return [.. numbers];
    }

    /// <summary>Reads the days of a rollup, without empty ones. Of ranges the first days.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The days.</returns>
    public DateOnly[] Days(int slot) => Array.ConvertAll(Dates(slot), static date => date.Start.Date);

    /// <summary>Reads the instants of a rollup, without empty ones. A day is its midnight in UTC; of a range the start counts.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The instants.</returns>
    public DateTimeOffset[] Instants(int slot) => Array.ConvertAll(Dates(slot), CellDates.InstantOf);

    /// <summary>Reads the dates of a rollup, without empty ones.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The dates.</returns>
    public NotionDate[] Dates(int slot)
    {
        var dates = new List<NotionDate>();
        foreach (PropertyValue element in Elements(slot))
        {
            NotionDate? date = CellDates.Of(element, out string? problem);
            if (problem is not null)
                throw Unreadable(slot, problem);
            if (date is not null)
                dates.Add(date);
        }

        return [.. dates];
    }

    /// <summary>Reads the first person; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The person.</returns>
    public UserId? PersonOrNull(int slot) => Value(slot) switch
    {
        // Typed, since null alone would be converted by way of text.
        null => default(UserId?),
        PeopleValue people => people.People.Count > 0 && people.People[0] is User user ? user.Id : default(UserId?),
        CreatedByValue created => created.CreatedBy.Id,
        LastEditedByValue edited => edited.LastEditedBy.Id,
        { } other => throw Unreadable(slot, other.Type),
    };

    /// <summary>Reads a person that cannot be empty.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The person.</returns>
    public UserId Person(int slot) => PersonOrNull(slot) ?? throw Empty(slot);

    /// <summary>Reads the people, without groups.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The people.</returns>
    public UserId[] People(int slot) => Value(slot) switch
    {
        null => [],
        PeopleValue people => CellReferences.Users(people.People),
        RollupValue { Result: RollupArray array } => [.. array.Values.OfType<PeopleValue>().SelectMany(static element => CellReferences.Users(element.People))],
        { } other => throw Unreadable(slot, CellText.Describe(other)),
    };

    /// <summary>Reads the first related page; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The page.</returns>
    public PageId? RelationOrNull(int slot) => Value(slot) switch
    {
        null => default(PageId?),
        RelationValue relation => relation.Pages.Count > 0 ? relation.Pages[0].Id : default(PageId?),
        { } other => throw Unreadable(slot, other.Type),
    };

    /// <summary>Reads a related page that cannot be empty.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The page.</returns>
    public PageId Relation(int slot) => RelationOrNull(slot) ?? throw Empty(slot);

    /// <summary>Reads the related pages.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The pages.</returns>
    public PageId[] Relations(int slot) => Value(slot) switch
    {
        null => [],
        RelationValue relation => CellReferences.Pages(relation.Pages),
        RollupValue { Result: RollupArray array } => [.. array.Values.OfType<RelationValue>().SelectMany(static element => CellReferences.Pages(element.Pages))],
        { } other => throw Unreadable(slot, CellText.Describe(other)),
    };

    /// <summary>Reads the files.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The files.</returns>
    public NamedFile[] Files(int slot) => Value(slot) switch
    {
        null => [],
        FilesValue files => [.. files.Files],
        { } other => throw Unreadable(slot, other.Type),
    };

    /// <summary>Reads a place; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The place.</returns>
    public Place? PlaceOrNull(int slot) => Value(slot) switch
    {
        null => null,
        PlaceValue place => place.Place,
        { } other => throw Unreadable(slot, other.Type),
    };

    /// <summary>Reads the verification; null when there is none.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <returns>The verification.</returns>
    public Verification? VerificationOrNull(int slot) => Value(slot) switch
    {
        null => null,
        VerificationValue verification => verification.Verification,
        { } other => throw Unreadable(slot, other.Type),
    };

    internal void MoveTo(RowOrigin origin)
    {
        _values = origin;
        Origin = origin.IsNew ? null! : origin;
    }

    /// <summary>Gets the values that are read.</summary>
    internal RowOrigin Values => _values;

    private PropertyValue? Value(int slot) => _values.Properties[slot]?.Value;

    private IReadOnlyList<PropertyValue> Elements(int slot) => Value(slot) switch
    {
        null => [],
        RollupValue { Result: RollupArray array } => array.Values,
        { } other => throw Unreadable(slot, CellText.Describe(other)),
    };

    private T Convert<T>(int slot, double value)
        where T : struct, INumber<T> => CellNumber.TryConvert(value, out T converted)
            ? converted
            : throw Unreadable(slot, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the number {value:R}"));

    private TEnum Named<TEnum>(int slot, string name)
        where TEnum : struct, Enum =>
        ((OptionBinding<TEnum>)_binding.Columns[slot].Options!).ValueOf(name)
        ?? throw Unreadable(slot, $"the option '{name}'", "Add an enum member for it, or one with [Option(Unknown = true)].");

    private NotionRowException Empty(int slot) => Unreadable(slot, "it is empty", "Make the member nullable.");

    private NotionRowException Unreadable(int slot, string actual, string remedy = "Change the type of the member, or go on after such rows with OnUnreadable.") =>
        NotionRowException.Unreadable(_values.IsNew ? null : _values.Page, _binding.Columns[slot].Info, _binding.Columns[slot].Member.TypeName, actual, remedy);
}
