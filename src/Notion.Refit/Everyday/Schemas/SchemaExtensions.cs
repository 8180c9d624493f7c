using Notion.Refit.Everyday.Schemas;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Brings data sources to the schema that they must have.</summary>
public static class SchemaExtensions
{
    /// <param name="dataSources">The area.</param>
    extension(INotionDataSources dataSources)
    {
        /// <summary>Compares a data source with the schema that it must have, in one request.</summary>
        /// <param name="dataSourceId">The data source.</param>
        /// <param name="wanted">The properties that must be there, by name.</param>
        /// <param name="options">Earlier names, and whether other properties are to be removed; null for the defaults.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The plan: its text lists the differences, <c>ApplyAsync</c> applies them.</returns>
        /// <exception cref="ArgumentException">The wanted schema has several titles.</exception>
        /// <exception cref="NotionException">The request failed.</exception>
        /// <remarks>
        /// Options that are there and not wanted are kept, as are other properties. Formulas are compared without their blanks, so a formula in which
        /// Notion drops parentheses shows as a difference again.
        /// </remarks>
        public async Task<SchemaPlan> PlanAsync(
            DataSourceId dataSourceId,
            PropertyMap<PropertyDefinition> wanted,
            SchemaPlanOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            ArgumentNullException.ThrowIfNull(wanted);
            DataSource dataSource = await dataSources.RetrieveAsync(dataSourceId, cancellationToken).ConfigureAwait(false);
            return new SchemaComparison(dataSource, wanted, options ?? new SchemaPlanOptions()).Run();
        }

        /// <summary>Applies a plan.</summary>
        /// <param name="plan">The plan.</param>
        /// <param name="allowDataLoss">Whether changes that drop values may be applied.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The data source with the schema.</returns>
        /// <exception cref="InvalidOperationException">The plan drops values, which was not allowed. Nothing was sent; the message lists the changes.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// One request; none for an empty plan. A list of options is replaced as a whole, so a plan with options reads the data source again first: options
        /// that were added since are kept.
        /// </remarks>
        public async Task<DataSource> ApplyAsync(SchemaPlan plan, bool allowDataLoss = false, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            ArgumentNullException.ThrowIfNull(plan);
            Refuse(plan, allowDataLoss);
            if (plan.IsEmpty)
                return plan.DataSource;

            using EverydayActivity activity = EverydayActivity.Start("apply_schema");
            return await activity.RunAsync(async () =>
            {
                if (plan.Differences.Any(difference => difference.Kind == SchemaDifferenceKind.Options))
                {
                    plan = await dataSources.PlanAsync(plan.DataSource.Id, plan.Wanted, plan.Options, cancellationToken).ConfigureAwait(false);
                    Refuse(plan, allowDataLoss);
                    if (plan.IsEmpty)
                        return plan.DataSource;
                }

                return await dataSources.UpdateAsync(plan.DataSource.Id, new() { Properties = plan.Updates }, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private static void Refuse(SchemaPlan plan, bool allowDataLoss)
    {
        if (!allowDataLoss && plan.LosesData)
        {
            throw new InvalidOperationException(
                $"The plan drops values: {string.Join("; ", plan.Differences.Where(difference => difference.LosesData))}. Pass allowDataLoss: true to apply it.");
        }
    }
}
