using Microsoft.EntityFrameworkCore;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps installations in a database.</summary>
public static class NotionEntityFrameworkBuilderExtensions
{
    /// <summary>Keeps the installations of a public connection in a database, by a context of the app. Includes <c>AddInstallations</c>.</summary>
    /// <remarks>The context maps the table with <c>modelBuilder.AddNotionInstallations()</c>. Any relational database will do.</remarks>
    /// <typeparam name="TContext">The context, registered by <c>AddDbContext</c> or <c>AddDbContextPool</c>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddEntityFrameworkTokenStore<TContext>(this INotionBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        string? name = builder.ClientName;
        builder.Services.AddKeyedSingleton<INotionTokenStore>(
            name, (provider, _) => new EntityTokenStore<TContext>(provider.GetRequiredService<IServiceScopeFactory>(), name ?? ""));
        return builder.AddInstallations();
    }
}
