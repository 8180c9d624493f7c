using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Notion.Refit.AspNetCore.OpenApi.Schemas;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes the types of Notion.Refit in OpenAPI documents.</summary>
public static class NotionOpenApiExtensions
{
    /// <summary>Describes models, ids, dates and open values of Notion.Refit as they are written in JSON.</summary>
    /// <remarks>
    /// <para>Models become components: <c>Page</c> becomes <c>NotionPage</c>, and with it come the components it refers to. The prefix keeps them apart from the
    /// types of the app. Ids are strings with the format <c>uuid</c>, also as parameters of routes and queries. Values that Notion may add to, such as
    /// colors, are strings with their known values; a content under its own name, such as that of a block, is an object with <c>type</c> and a property for each
    /// kind. Both accept kinds that are not known yet. Limits of Notion's requests are left out, since what is stored may be longer.</para>
    /// <para>Call it after <see cref="OpenApiOptions.CreateSchemaReferenceId"/> is set: names of other types remain those that it returns.</para>
    /// </remarks>
    /// <param name="options">The options of the document.</param>
    /// <returns>The options, for chaining.</returns>
    public static OpenApiOptions AddNotionSchemas(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Func<JsonTypeInfo, string?> others = options.CreateSchemaReferenceId;
        options.CreateSchemaReferenceId = type => ModelSchemas.Instance.IsDescribed(type.Type) ? ModelSchemas.Instance.ComponentOf(type.Type) : others(type);
        options.AddSchemaTransformer(TextSchemas.DescribeAsync);
        options.AddOperationTransformer(TextSchemas.DescribeParametersAsync);
        options.AddDocumentTransformer(ComponentSchemas.AddAsync);
        return options;
    }
}
