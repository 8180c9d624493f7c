using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>Describes ids and open values where they are used: as members, in lists, and as parameters.</summary>
internal static class TextSchemas
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Document is not { } document)
            return Task.CompletedTask;
        JsonTypeInfo info = context.JsonTypeInfo;
        if (Of(info.Type, document) is { } text)
        {
            schema.Type = text.Type;
            schema.Format = text.Format;
            schema.Description ??= text.Description;
            schema.AnyOf = text.AnyOf;
        }
        else if (info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element)
        {
            // Without a schema of its items, since these have none that ASP.NET Core knows.
            schema.Items ??= Of(element, document);
        }
        else if (info.Kind == JsonTypeInfoKind.Dictionary && info.ElementType is { } value)
        {
            schema.AdditionalProperties ??= Of(value, document);
        }

        return Task.CompletedTask;
    }

    // ASP.NET Core describes what is parsed from a text as a string, and no more.
    public static Task DescribeParametersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Parameters is not { } parameters || context.Document is not { } document)
            return Task.CompletedTask;
        foreach (ApiParameterDescription described in context.Description.ParameterDescriptions)
        {
            if (described.ParameterDescriptor?.ParameterType is { } type && Of(type, document) is { } text
                && parameters.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == described.Name) is { } parameter)
            {
                parameter.Schema = text;
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema? Of(Type type, OpenApiDocument document)
    {
        if (ModelSchemas.Instance.TextOf(type) is not { } text)
            return null;
        OpenApiSchema schema = ComponentSchema.Parse(text.ToJsonString(), document);
        if (Nullable.GetUnderlyingType(type) is not null)
        {
            schema.Type |= JsonSchemaType.Null;
            schema.AnyOf?.Add(new OpenApiSchema { Type = JsonSchemaType.Null });
        }

        return schema;
    }
}
