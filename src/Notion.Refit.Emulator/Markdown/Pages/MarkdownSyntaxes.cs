using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Errors;
using Notion.Refit.Emulator.Markdown.Enhanced;
using Notion.Refit.Emulator.Markdown.Flavored;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown.Pages;

/// <summary>The syntaxes by the names that requests give them.</summary>
internal static class MarkdownSyntaxes
{
    /// <summary>The syntax of a version; without one the first.</summary>
    public static IMarkdownSyntax Of(MarkdownVersion? version) =>
        version == MarkdownVersion.V2 ? FlavoredSyntax.Instance : EnhancedSyntax.Instance;

    /// <summary>The syntax that the query asks for.</summary>
    /// <exception cref="ApiException">There is no such version.</exception>
    public static IMarkdownSyntax OfQuery(RequestContext context) => context.QueryValue("markdown_version") switch
    {
        null => Of(null),
        var name when name == MarkdownVersion.V1.Value || name == MarkdownVersion.V2.Value => Of(new MarkdownVersion(name)),
        var name => throw ApiErrors.FailedValidation("query", ApiErrors.ShouldBe("query.markdown_version", "`\"v1\"` or `\"v2\"`", ApiErrors.Quote(name))),
    };

    public static MarkdownAddresses Addresses(RequestContext context, Guid page) => new(context.Scope.Workspace.AppAddress, page);

    public static IMarkdownDirectory Directory(RequestContext context) => new WorkspaceDirectory(context.Scope);
}
