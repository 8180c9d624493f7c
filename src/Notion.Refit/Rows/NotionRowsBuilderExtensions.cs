using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notion.Refit;
using Notion.Refit.Rows;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Queries;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers typed rows.</summary>
public static class NotionRowsBuilderExtensions
{
    /// <summary>Registers <see cref="NotionRows{TRow}"/> for a data source.</summary>
    /// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="source">The id of the data source, or the id or address of a database with one data source.</param>
    /// <param name="key">The key of the service, for a row type with several data sources; null for the name of the client, if it has one.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddRows<TRow>(this INotionBuilder builder, RowSource source, object? key = null)
        where TRow : class, INotionRow<TRow> => builder.AddRows<TRow>(_ => source, key);

    /// <summary>Registers <see cref="NotionRows{TRow}"/> for a data source from configuration.</summary>
    /// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section whose value is the id of the data source, or the id or address of a database with one data source.</param>
    /// <param name="key">The key of the service, for a row type with several data sources; null for the name of the client, if it has one.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <exception cref="InvalidOperationException">The section has no value; thrown when the rows are resolved.</exception>
    public static INotionBuilder AddRows<TRow>(this INotionBuilder builder, IConfigurationSection section, object? key = null)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddRows<TRow>(
            _ => RowSource.Parse(section.Value ?? throw new InvalidOperationException($"Set '{section.Path}' to the data source of {typeof(TRow).Name}.")), key);
    }

    /// <summary>Registers <see cref="NotionRows{TRow}"/> for a data source that depends on other services.</summary>
    /// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="source">Returns the data source.</param>
    /// <param name="key">The key of the service, for a row type with several data sources; null for the name of the client, if it has one.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddRows<TRow>(this INotionBuilder builder, Func<IServiceProvider, RowSource> source, object? key = null)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        string? client = builder.ClientName;

        // One for all scopes, whatever the lifetime of the client is.
        builder.Services.TryAdd(new ServiceDescriptor(typeof(RowSchemaCache), client, static (_, _) => new RowSchemaCache(), ServiceLifetime.Singleton));

        // Transient and small: it lives where it is injected, and a singleton cannot hold the client of a scope through it unnoticed.
        builder.Services.Add(new ServiceDescriptor(typeof(NotionRows<TRow>), key ?? client, (provider, _) => new NotionRows<TRow>(new RowContext<TRow>(
            provider.GetRequiredKeyedService<INotionClient>(client),
            source(provider),
            provider.GetRequiredKeyedService<RowSchemaCache>(client),
            provider.GetService<TimeProvider>() ?? TimeProvider.System)), ServiceLifetime.Transient));
        return builder;
    }
}
