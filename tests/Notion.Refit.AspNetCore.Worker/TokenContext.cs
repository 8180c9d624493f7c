using Microsoft.EntityFrameworkCore;

namespace Notion.Refit.AspNetCore.Worker;

/// <summary>The database of an app.</summary>
/// <param name="options">The options.</param>
internal sealed class TokenContext(DbContextOptions<TokenContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddNotionInstallations();
}
