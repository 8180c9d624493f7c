using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Collects the members of a row that differ from what Notion has. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowWriter
{
    private readonly RowBinding _binding;
    private readonly RowReader? _old;
    private readonly int? _keySlot;

    private RowWriter(RowBinding binding, RowOrigin? origin, int? keySlot)
    {
        _binding = binding;
        _keySlot = keySlot;
        if (origin is null)
            return;
        _old = new RowReader(binding);
        _old.MoveTo(origin);
    }

    internal PropertyMap<WritablePropertyValue> Changes { get; } = [];

    internal string? Key { get; private set; }

    /// <summary>Writes a text.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Text(int slot, string? value)
    {
        string text = value ?? "";
        if (IsKey(slot, text) || !IsWritten(slot))
            return;

        BoundColumn column = _binding.Columns[slot];
        string old = _old?.Text(slot) ?? "";
        if (text == old || (_old is not null && column.DefaultOption is { } chosen && (text.Length > 0 ? text : chosen) == (old.Length > 0 ? old : chosen)))
            return;
        Add(column, column.Type switch
        {
            "title" => new TitleValue(CellRichText.Of(text)),
            "rich_text" => new RichTextValue(CellRichText.Of(text)),
            "url" => text.Length == 0 ? UrlValue.Empty : new UrlValue(text),
            "email" => text.Length == 0 ? EmailValue.Empty : new EmailValue(text),
            "phone_number" => text.Length == 0 ? PhoneNumberValue.Empty : new PhoneNumberValue(text),
            "select" => text.Length == 0 ? SelectValue.Empty : new SelectValue(text),
            "status" => text.Length == 0 ? StatusValue.Empty : new StatusValue(text),
            _ => null,
        });
    }

    /// <summary>Writes a rich text.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void RichText(int slot, RichTextList? value)
    {
        if (!IsWritten(slot))
            return;
        RichTextList text = value ?? RichTextList.Empty;
        if (!CellRichText.AreEqual(text, _old?.RichText(slot) ?? RichTextList.Empty))
            Add(slot, _binding.Columns[slot].Type is "title" ? new TitleValue(text) : new RichTextValue(text));
    }

    /// <summary>Writes a number.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Number<T>(int slot, T? value)
        where T : struct, INumber<T>
    {
        if (IsKey(slot, value?.ToString(format: null, CultureInfo.InvariantCulture)) || !IsWritten(slot))
            return;
        if (Nullable.Equals(value, _old?.NumberOrNull<T>(slot)))
            return;
        double? number = null;
        if (value is { } given)
        {
            number = CellNumber.ToDouble(given)
                ?? throw Unwritable(slot, string.Create(CultureInfo.InvariantCulture, $"{given} has more digits than Notion keeps"), "Round the number.");
        }

        Add(slot, number is null ? NumberValue.Empty : new NumberValue(number));
    }

    /// <summary>Writes a checkbox.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Checkbox(int slot, bool? value)
    {
        if (IsWritten(slot) && (value ?? false) != (_old?.Checkbox(slot) ?? false))
            Add(slot, new CheckboxValue(value ?? false));
    }

    /// <summary>Writes a day.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Day(int slot, DateOnly? value)
    {
        if (!IsWritten(slot) || value == _old?.DayOrNull(slot))
            return;
        if (_old?.DateOrNull(slot) is { } hidden && (hidden.IsRange || hidden.Start.HasTime))
            throw Unwritable(slot, hidden.IsRange ? $"the cell has the range {hidden}" : $"the cell has the time {hidden}", "Make the member a NotionDate.");
        Add(slot, value is { } day ? new DateValue(day) : DateValue.Empty);
    }

    /// <summary>Writes an instant.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Instant(int slot, DateTimeOffset? value)
    {
        if (!IsWritten(slot) || Minutes(value) == Minutes(_old?.InstantOrNull(slot)))
            return;
        if (_old?.DateOrNull(slot) is { IsRange: true } hidden)
            throw Unwritable(slot, $"the cell has the range {hidden}", "Make the member a NotionDate.");
        Add(slot, value is { } instant ? new DateValue(instant) : DateValue.Empty);
    }

    /// <summary>Writes a date.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Date(int slot, NotionDate? value)
    {
        if (IsWritten(slot) && !CellDates.AreEqual(value, _old?.DateOrNull(slot)))
            Add(slot, value is null ? DateValue.Empty : new DateValue(value));
    }

    /// <summary>Writes an option.</summary>
    /// <typeparam name="TEnum">The type of the member.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Option<TEnum>(int slot, TEnum? value)
        where TEnum : struct, Enum
    {
        if (!IsWritten(slot) || Nullable.Equals(value, _old?.OptionOrNull<TEnum>(slot)))
            return;
        BoundColumn column = _binding.Columns[slot];
        string? name = value is { } given ? NameOf(slot, given) : null;
        string? old = CellText.Of(_old?.Values.Properties[slot]?.Value, out _);
        if (_old is not null && (name ?? column.DefaultOption) == (old ?? column.DefaultOption))
            return;
        Add(slot, (column.Type, name) switch
        {
            ("status", null) => StatusValue.Empty,
            ("status", { } status) => new StatusValue(status),
            (_, null) => SelectValue.Empty,
            (_, { } option) => new SelectValue(option),
        });
    }

    /// <summary>Writes the options of a multi-select.</summary>
    /// <typeparam name="TEnum">The type of the elements.</typeparam>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="values">The value of the member.</param>
    public void Options<TEnum>(int slot, IEnumerable<TEnum>? values)
        where TEnum : struct, Enum
    {
        if (!IsWritten(slot))
            return;
        TEnum[] options = [.. values ?? []];
        if (options.ToHashSet().SetEquals(_old?.Options<TEnum>(slot) ?? []))
            return;
        Add(slot, new MultiSelectValue([.. options.Select(option => new SelectOption(NameOf(slot, option)))]));
    }

    /// <summary>Writes the options of a multi-select.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="values">The value of the member.</param>
    public void Texts(int slot, IEnumerable<string>? values)
    {
        if (!IsWritten(slot))
            return;
        string[] names = [.. values ?? []];
        if (!names.ToHashSet(StringComparer.Ordinal).SetEquals(_old?.Texts(slot) ?? []))
            Add(slot, new MultiSelectValue([.. names.Distinct(StringComparer.Ordinal).Select(static name => new SelectOption(name))]));
    }

    /// <summary>Writes a person.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Person(int slot, UserId? value)
    {
        if (!IsWritten(slot) || value == _old?.PersonOrNull(slot))
            return;
        if (_old?.Values.Properties[slot]?.Value is PeopleValue hidden && (hidden.People.Count > 1 || hidden.People.Any(static person => person is not User)))
            throw Unwritable(slot, $"the cell has {hidden.People.Count} people or groups", "Make the member an IReadOnlyList<UserId>.");
        Add(slot, value is { } user ? new PeopleValue([user]) : PeopleValue.Empty);
    }

    /// <summary>Writes the people.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="values">The value of the member.</param>
    public void People(int slot, IEnumerable<UserId>? values)
    {
        if (!IsWritten(slot))
            return;
        UserId[] people = [.. values ?? []];
        if (people.AsSpan().SequenceEqual(_old?.People(slot) ?? []))
            return;
        if (_old?.Values.Properties[slot]?.Value is PeopleValue hidden && hidden.People.Any(static person => person is not User))
            throw Unwritable(slot, "the cell has a group, which the member does not show", "Change this cell in Notion.");
        Add(slot, new PeopleValue([.. people.Select(static user => (UserOrGroup)user)]));
    }

    /// <summary>Writes a related page.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Relation(int slot, PageId? value)
    {
        if (!IsWritten(slot) || value == _old?.RelationOrNull(slot))
            return;
        if (_old?.Values.Properties[slot]?.Value is RelationValue { Pages.Count: > 1 } hidden)
            throw Unwritable(slot, $"the cell has {hidden.Pages.Count} pages", "Make the member an IReadOnlyList<PageId>.");
        Add(slot, value is { } page ? new RelationValue([new PageReference(page)]) : RelationValue.Empty);
    }

    /// <summary>Writes the related pages.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="values">The value of the member.</param>
    public void Relations(int slot, IEnumerable<PageId>? values)
    {
        if (!IsWritten(slot))
            return;
        PageId[] pages = [.. values ?? []];
        if (!pages.AsSpan().SequenceEqual(_old?.Relations(slot) ?? []))
            Add(slot, new RelationValue([.. pages.Select(static page => new PageReference(page))]));
    }

    /// <summary>Writes the files.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="values">The value of the member.</param>
    public void Files(int slot, IEnumerable<NamedFile>? values)
    {
        if (!IsWritten(slot))
            return;
        NamedFile[] files = [.. values ?? []];
        if (CellFiles.AreEqual(files, _old?.Files(slot) ?? []))
            return;
        if (files.Any(static file => file.Source is HostedFile) || (_old?.Files(slot) ?? []).Any(static file => file.Source is HostedFile))
            throw Unwritable(slot, "the list has files that Notion hosts, which the API cannot write back", "Change this cell in Notion.");
        Add(slot, new FilesValue(files));
    }

    /// <summary>Writes a place.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Place(int slot, Place? value)
    {
        if (IsWritten(slot) && !CellPlaces.AreEqual(value, _old?.PlaceOrNull(slot)))
            Add(slot, new PlaceValue(value));
    }

    /// <summary>Writes the verification.</summary>
    /// <param name="slot">The slot of the member.</param>
    /// <param name="value">The value of the member.</param>
    public void Verification(int slot, Verification? value)
    {
        if (IsWritten(slot) && !CellVerification.AreEqual(value, _old?.VerificationOrNull(slot)))
            Add(slot, new VerificationValue(CellVerification.Writable(value)));
    }

    /// <summary>Returns the values of a new row that differ from empty.</summary>
    internal static PropertyMap<WritablePropertyValue> Added<TRow>(TRow row, RowBinding binding)
        where TRow : class, INotionRow<TRow>
    {
        var writer = new RowWriter(binding, origin: null, keySlot: null);
        row.Write(writer);
        return writer.Changes;
    }

    /// <summary>Returns the values of a row that differ from those of its page.</summary>
    internal static PropertyMap<WritablePropertyValue> Changed<TRow>(TRow row, RowOrigin origin)
        where TRow : class, INotionRow<TRow>
    {
        var writer = new RowWriter(origin.Binding, origin, keySlot: null);
        row.Write(writer);
        return writer.Changes;
    }

    /// <summary>Returns the key of a row; null or empty when it has none.</summary>
    internal static string? KeyOf<TRow>(TRow row, RowBinding binding, int slot)
        where TRow : class, INotionRow<TRow>
    {
        var writer = new RowWriter(binding, origin: null, slot);
        row.Write(writer);
        return writer.Key;
    }

    private static long? Minutes(DateTimeOffset? instant) => instant?.UtcTicks / TimeSpan.TicksPerMinute;

    private bool IsKey(int slot, string? text)
    {
        if (slot == _keySlot)
            Key = text;
        return _keySlot is not null;
    }

    private bool IsWritten(int slot) => _keySlot is null && !_binding.Columns[slot].Member.IsReadOnly;

    private string NameOf<TEnum>(int slot, TEnum value)
        where TEnum : struct, Enum =>
        ((OptionBinding<TEnum>)_binding.Columns[slot].Options!).NameOf(value)
        ?? throw Unwritable(slot, $"{typeof(TEnum).Name}.{value} is not the name of an option", "Only members that are not [Option(Unknown = true)] can be written.");

    private void Add(int slot, WritablePropertyValue value) => Add(_binding.Columns[slot], value);

    private void Add(BoundColumn column, WritablePropertyValue? value)
    {
        if (!column.IsWritable || value is null)
            throw Unwritable(column.Member.Slot, $"Notion computes the values of a {column.Type} column", "Mark the member [ReadOnlyColumn].");
        if (_old?.Values is { IsComplete: false } origin && origin.Properties[column.Member.Slot] is { IsIncomplete: true })
            throw Unwritable(column.Member.Slot, "only a part of the cell was read", "Read the row without WithoutCompletion.");
        Changes[column.Id.Value] = value;
    }

    private NotionRowException Unwritable(int slot, string actual, string remedy) =>
        NotionRowException.Unwritable(_old is { Values.IsNew: false } ? _old.Values.Page : null, _binding.Columns[slot].Info, _binding.Columns[slot].Member.TypeName, actual, remedy);
}
