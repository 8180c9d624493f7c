using System.Globalization;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Objects;

/// <summary>Converts what is assigned to a property into a value of its kind, so that a wrong kind or a limit throws at once.</summary>
internal static class ValueConversion
{
    private const int MostReferences = 100;
    private const int MostUrlCharacters = 2000;
    private const int MostContactCharacters = 200;

    /// <summary>Returns the value: a model, or the pages of a relation.</summary>
    /// <exception cref="NotionPropertyException">The kind does not fit.</exception>
    /// <exception cref="ArgumentException">A limit of Notion is exceeded that cannot be split.</exception>
    public static object Convert(LiveSession session, string name, string kind, object? given)
    {
        if (kind is "relation")
        {
            IReadOnlyList<LivePage> pages = given switch
            {
                null => [],
                LivePage page => [page],
                LivePage[] list => list,
                PageId id => [session.PageOf(id)],
                PageId[] ids => [.. ids.Select(session.PageOf)],
                RelationValue value => [.. value.Pages.Select(page => session.PageOf(page.Id))],
                _ => throw Wrong(name, kind, given),
            };
            return new PendingPages(Limited(name, [.. pages.Distinct()], "pages"));
        }

        if (given is null)
            return IsWritable(kind) ? PropertyValue.Clear(kind) : throw ReadOnly(name, kind);
        if (given is PropertyValue model)
            return string.Equals(model.Type, kind, StringComparison.Ordinal) ? Checked(name, model) : throw Wrong(name, kind, given);
        return kind switch
        {
            "title" => PropertyValue.Title(Text(name, kind, given)),
            "rich_text" => PropertyValue.RichText(Text(name, kind, given)),
            "number" => given switch
            {
                long number => PropertyValue.Number(number),
                decimal number => PropertyValue.Number(number),
                double number => PropertyValue.Number(number),
                _ => throw Wrong(name, kind, given),
            },
            "checkbox" => PropertyValue.Checkbox(given is bool isChecked ? isChecked : throw Wrong(name, kind, given)),
            "select" => PropertyValue.Select(Option(name, kind, given)),
            "status" => PropertyValue.Status(Option(name, kind, given)),
            "multi_select" => PropertyValue.MultiSelect(Limited(name, given switch
            {
                string[] names => [.. names.Select(option => new SelectOption(option))],
                SelectOption[] options => options,
                _ => (IReadOnlyList<SelectOption>)[Option(name, kind, given)],
            }, "options")),
            "date" => PropertyValue.Date(given switch
            {
                DateOnly date => date,
                DateTimeOffset time => time,
                NotionDate date => date,
                _ => throw Wrong(name, kind, given),
            }),
            "people" => PropertyValue.People(Limited(name, given switch
            {
                UserId user => (IReadOnlyList<UserId>)[user],
                UserId[] users => users,
                _ => throw Wrong(name, kind, given),
            }, "people")),
            "files" => PropertyValue.Files(given switch
            {
                FileUploadId upload => (IReadOnlyList<NamedFile>)[upload],
                Uri address => [address],
                NamedFile[] files => files,
                _ => throw Wrong(name, kind, given),
            }),
            "url" => PropertyValue.Url(Short(name, given is Uri link ? link.AbsoluteUri : given as string ?? throw Wrong(name, kind, given), MostUrlCharacters)),
            "email" => PropertyValue.Email(Short(name, given as string ?? throw Wrong(name, kind, given), MostContactCharacters)),
            "phone_number" => PropertyValue.PhoneNumber(Short(name, given as string ?? throw Wrong(name, kind, given), MostContactCharacters)),
            _ when !IsWritable(kind) => throw ReadOnly(name, kind),
            _ => throw Wrong(name, kind, given),
        };
    }

    private static PropertyValue Checked(string name, PropertyValue value)
    {
        switch (value)
        {
            case TitleValue title:
                return PropertyValue.Title(Split(name, title.Title));
            case RichTextValue text:
                return PropertyValue.RichText(Split(name, text.RichText));
            case MultiSelectValue options:
                Limited(name, options.Options, "options");
                return value;
            case PeopleValue people:
                Limited(name, people.People, "people");
                return value;
            case FilesValue files when files.Files.Any(file => file.Source is not WritableFileSource):
                throw new NotionPropertyException(name, "writable files value", "files", "A file that Notion hosts has to be downloaded and uploaded to be written.");
            default:
                return value;
        }
    }

    private static bool IsWritable(string kind) =>
        kind is "title" or "rich_text" or "number" or "select" or "multi_select" or "status" or "date" or "people" or "files" or "checkbox" or "url" or "email" or "phone_number" or "place" or "verification";

    private static RichTextList Text(string name, string kind, object given) => Split(name, given switch
    {
        string text => text,
        RichTextList text => text,
        _ => throw Wrong(name, kind, given),
    });

    private static RichTextList Split(string name, RichTextList text)
    {
        RichTextList pieces = text.Split();
        if (pieces.Count > RichTextList.MostPieces)
            throw new ArgumentException($"The text of '{name}' has {pieces.Count} pieces; Notion takes {RichTextList.MostPieces} of {RichTextList.MostCharacters} characters.");
        return pieces;
    }

    private static SelectOption Option(string name, string kind, object given) => given switch
    {
        string option => option,
        SelectOption option => option,
        _ => throw Wrong(name, kind, given),
    };

    private static IReadOnlyList<T> Limited<T>(string name, IReadOnlyList<T> items, string things) =>
        items.Count <= MostReferences ? items : throw new ArgumentException($"'{name}' has {items.Count} {things}; Notion takes {MostReferences}.");

    private static string Short(string name, string text, int most) =>
        text.Length <= most ? text : throw new ArgumentException($"The text of '{name}' has {text.Length} characters; Notion takes {most}.");

    private static NotionPropertyException Wrong(string name, string kind, object given) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"property for a {NameOf(given)}"), kind);

    private static NotionPropertyException ReadOnly(string name, string kind) => new(name, "writable property", kind, "Notion computes it.");

    private static string NameOf(object given) => given switch
    {
        PropertyValue value => $"{value.Type} value",
        string or RichTextList => "text",
        long or decimal or double => "number",
        bool => "checkbox",
        DateOnly or DateTimeOffset or NotionDate => "date",
        PageId or PageId[] or LivePage or LivePage[] => "relation",
        UserId or UserId[] => "person",
        string[] or SelectOption or SelectOption[] => "list of options",
        _ => "file or address",
    };
}
