namespace Notion.Refit.SourceGenerator.Model;

/// <summary>A verb and its attribute.</summary>
/// <param name="Name">The property of <c>HttpMethod</c>.</param>
/// <param name="BodyByDefault">Whether a model without an attribute is the body.</param>
/// <param name="AllowsBody">Whether there may be a body at all.</param>
internal sealed record HttpVerb(string Name, bool BodyByDefault, bool AllowsBody)
{
    public static IReadOnlyList<HttpVerb> All { get; } =
    [
        new("Get", BodyByDefault: false, AllowsBody: false),
        new("Post", BodyByDefault: true, AllowsBody: true),
        new("Put", BodyByDefault: true, AllowsBody: true),
        new("Patch", BodyByDefault: true, AllowsBody: true),
        new("Delete", BodyByDefault: false, AllowsBody: true),
        new("Head", BodyByDefault: false, AllowsBody: false),
    ];

    public string AttributeName => $"Refit.{Name}Attribute";
}
