using Notion.Refit.Everyday.Values;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

public sealed partial record Page
{
    /// <summary>Creates an update that writes this page as it was read.</summary>
    /// <returns>
    /// The update, and what it leaves out: computed and read-only properties, values that were not read completely, files that Notion hosts
    /// (they stay in the page as long as nothing is written).
    /// </returns>
    /// <remarks>
    /// For a page that was read, changed with <c>with</c> and is written back, or for a page of the same data source. To change single values
    /// send only those.
    /// </remarks>
    public PageCopy<UpdatePageRequest> ToUpdate()
    {
        var notCopied = new List<NotCopied>();
        var request = new UpdatePageRequest { Properties = CopyProperties(notCopied, sameDataSource: true), IsLocked = IsLocked };
        if (CopyIcon(notCopied, out WritableIcon? icon))
            request = request with { Icon = icon };
        if (CopyCover(notCopied, out WritableFileSource? cover))
            request = request with { Cover = cover };
        return new(request, notCopied);
    }

    /// <summary>Creates a request for a new page with the properties, icon and cover of this page, without its content.</summary>
    /// <param name="parent">The parent of the new page. Its properties must have the names and kinds of this page's.</param>
    /// <returns>
    /// The request, and what it leaves out: computed and read-only properties, values that were not read completely, files that Notion hosts.
    /// </returns>
    public PageCopy<CreatePageRequest> ToCreate(Parent parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var notCopied = new List<NotCopied>();
        bool inDataSource = parent is DataSourceParent or DatabaseParent;
        PropertyMap<WritablePropertyValue> properties = CopyProperties(notCopied, sameDataSource: false);
        if (!inDataSource)
            properties = TitleOnly(properties, notCopied);

        var request = new CreatePageRequest { Parent = parent, Properties = properties };
        if (CopyIcon(notCopied, out WritableIcon? icon) && icon is not null)
            request = request with { Icon = icon };
        if (CopyCover(notCopied, out WritableFileSource? cover) && cover is not null)
            request = request with { Cover = cover };
        return new(request, notCopied);
    }

    private static PropertyMap<WritablePropertyValue> TitleOnly(PropertyMap<WritablePropertyValue> properties, List<NotCopied> notCopied)
    {
        var title = new PropertyMap<WritablePropertyValue>();
        foreach ((string name, WritablePropertyValue value) in properties)
        {
            if (value is TitleValue)
                title["title"] = value;
            else
                notCopied.Add(new(name, "a page outside of a data source has a title only"));
        }

        return title;
    }

    private PropertyMap<WritablePropertyValue> CopyProperties(List<NotCopied> notCopied, bool sameDataSource)
    {
        var copies = new PropertyMap<WritablePropertyValue>();
        foreach ((string name, Property property) in Properties)
        {
            (WritablePropertyValue? copy, string? problem) = ValueCopy.Of(property, sameDataSource);
            if (problem is not null)
                notCopied.Add(new(name, problem));
            if (copy is not null)
                copies[name] = copy;
        }

        return copies;
    }

    private bool CopyIcon(List<NotCopied> notCopied, out WritableIcon? icon)
    {
        icon = Icon as WritableIcon;
        if (Icon is null || icon is not null)
            return true;
        notCopied.Add(new("icon", $"an icon of the kind '{Icon.Type}' cannot be written"));
        return false;
    }

    private bool CopyCover(List<NotCopied> notCopied, out WritableFileSource? cover)
    {
        cover = Cover as WritableFileSource;
        if (Cover is null || cover is not null)
            return true;
        notCopied.Add(new("cover", $"a cover of the kind '{Cover.Type}' cannot be written"));
        return false;
    }
}
