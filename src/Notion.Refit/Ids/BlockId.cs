namespace Notion.Refit;

public readonly partial record struct BlockId
{
    /// <summary>Returns the id of the page that a block of the kind <c>child_page</c> represents: page and block have one id.</summary>
    /// <returns>The same id as a <see cref="PageId"/>.</returns>
    public PageId ToPageId() => new(Value);

    /// <summary>Returns the id of the database that a block of the kind <c>child_database</c> represents: database and block have one id.</summary>
    /// <returns>The same id as a <see cref="DatabaseId"/>.</returns>
    public DatabaseId ToDatabaseId() => new(Value);
}
