-- basis: one row a definition of military expenditure, never to be mixed; preference: their order in results
SELECT basis, publisher, definition, CAST(preference AS INT) AS preference
FROM basis_file
