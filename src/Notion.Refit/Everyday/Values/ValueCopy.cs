using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Values;

/// <summary>Turns values that were read into values that can be written.</summary>
internal static class ValueCopy
{
    /// <summary>Copies a value.</summary>
    /// <param name="property">The property that was read.</param>
    /// <param name="sameDataSource">Whether the options of the target have the same ids.</param>
    /// <returns>The copy, null when there is none, and what is missing, null when nothing is.</returns>
    public static (WritablePropertyValue? Copy, string? Problem) Of(Property property, bool sameDataSource)
    {
        if (property.Value is not WritablePropertyValue)
            return (null, $"a value of the kind '{property.Value.Type}' is computed by Notion");
        if (property.IsIncomplete)
            return (null, "the value was not read completely; complete the page first");

        return property.Value switch
        {
            TitleValue value => Text(value.Title, text => new TitleValue(text)),
            RichTextValue value => Text(value.RichText, text => new RichTextValue(text)),
            SelectValue value => (new SelectValue(Option(value.Option, sameDataSource)), null),
            StatusValue value => (new StatusValue(Option(value.Option, sameDataSource)), null),
            MultiSelectValue value => (new MultiSelectValue([.. value.Options.Select(option => Option(option, sameDataSource)!)]), null),
            PeopleValue value => (new PeopleValue([.. value.People.Select(Person)]), null),
            RelationValue value => (new RelationValue([.. value.Pages.Select(page => new PageReference(page.Id))]), null),
            FilesValue value => Files(value),
            VerificationValue value => (Verification(value), null),
            WritablePropertyValue value => (value, null),
            _ => (null, "unknown"),
        };
    }

    private static (WritablePropertyValue?, string?) Text(RichTextList text, Func<RichTextList, WritablePropertyValue> create)
    {
        RichTextList copy = text.ToWritable(out string? problem);
        return (create(copy), problem);
    }

    private static SelectOption? Option(SelectOption? option, bool sameDataSource) => option switch
    {
        null => null,
        { Id: { } id } when sameDataSource => new SelectOption { Id = id, Name = option.Name },
        _ => new SelectOption(option.Name),
    };

    private static UserOrGroup Person(UserOrGroup person) => person is User user ? new User(user.Id) : person;

    private static VerificationValue Verification(VerificationValue value) => value.Verification is { } verification
        ? PropertyValue.Verification(verification.State, verification.Date)
        : VerificationValue.Empty;

    // A list of files is replaced as a whole: with one that cannot be written, none is.
    private static (WritablePropertyValue?, string?) Files(FilesValue value) => value.Files.FirstOrDefault(file => file.Source is not WritableFileSource) is { } hosted
        ? (null, $"the file '{hosted.Name}' is hosted by Notion; download and upload it to copy it")
        : (new FilesValue(value.Files), null);
}
