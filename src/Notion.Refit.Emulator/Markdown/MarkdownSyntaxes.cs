using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Enhanced;
using Notion.Refit.Content.NotionSyntax.Flavored;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>The syntaxes by the names that requests give them.</summary>
internal static class MarkdownSyntaxes
{
    private static readonly CompletedSyntax s_enhanced = new(EnhancedSyntax.Instance);
    private static readonly CompletedSyntax s_flavored = new(FlavoredSyntax.Instance);

    /// <summary>The syntax of a version; without one the first.</summary>
    public static IMarkdownSyntax Of(MarkdownVersion? version) => version == MarkdownVersion.V2 ? s_flavored : s_enhanced;

    /// <summary>The syntax that the query asks for.</summary>
    /// <exception cref="Protocol.Errors.ApiException">There is no such version.</exception>
    public static IMarkdownSyntax OfQuery(RequestContext context) => context.QueryValue("markdown_version") switch
    {
        null => Of(null),
        var name when name == MarkdownVersion.V1.Value || name == MarkdownVersion.V2.Value => Of(new MarkdownVersion(name)),
        var name => throw ApiErrors.FailedValidation("query", ApiErrors.ShouldBe("query.markdown_version", "`\"v1\"` or `\"v2\"`", ApiErrors.Quote(name))),
    };

    public static MarkdownAddresses Addresses(RequestContext context, Guid page) => new(context.Scope.Workspace.AppAddress, page);

    public static IMarkdownDirectory Directory(RequestContext context) => new WorkspaceDirectory(context.Scope);
}
