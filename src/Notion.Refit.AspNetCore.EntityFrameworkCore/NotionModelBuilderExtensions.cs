using Notion.Refit.AspNetCore.EntityFrameworkCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Maps the table of installations.</summary>
public static class NotionModelBuilderExtensions
{
    /// <summary>Maps the table of installations, <c>NotionInstallations</c>. Call it in <c>OnModelCreating</c>, and add a migration.</summary>
    /// <param name="modelBuilder">The builder of the model.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="schema">The schema of the table; null for the default one.</param>
    /// <returns>The builder, for chaining.</returns>
    public static ModelBuilder AddNotionInstallations(this ModelBuilder modelBuilder, string table = "NotionInstallations", string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        return modelBuilder.Entity<NotionInstallationEntity>(static (entity) =>
        {
            entity.HasKey(row => new { row.ClientName, row.BotId });
            entity.HasIndex(row => new { row.ClientName, row.WorkspaceId });
            entity.Property(row => row.ClientName).HasMaxLength(200);
            entity.Property(row => row.BotId).ValueGeneratedNever();
            entity.Property(row => row.LeaseOwner).HasMaxLength(32);
            entity.Property(row => row.SentRefresh).HasMaxLength(32);
            entity.Property(row => row.Version).IsConcurrencyToken();
        }).Entity<NotionInstallationEntity>(entity => entity.ToTable(table, schema));
    }
}
